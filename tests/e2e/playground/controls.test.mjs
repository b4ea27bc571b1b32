// The form of options, what an app does, language and colours, links.

import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { en } from '../../../playground/texts/en.mjs'
import { zh } from '../../../playground/texts/zh.mjs'
import { startPlayground } from '../../../scripts/demo/serve.mjs'
import { wrongTexts } from './seen.mjs'
import { openStage } from './stage.mjs'

let stage
before(async () => {
  stage = await openStage()
})
after(() => stage?.close())

const shown = (page, id) =>
  page.$eval(`#${id}`, (element) => (element.checkVisibility() ? element.textContent : ''))

describe('controls', { concurrency: 8 }, () => {
  test('a bad option shows the library’s own words beside its field, and what runs goes on', async () => {
    const visit = await stage.visit()
    const { page, problems } = visit
    await visit.isUp()
    for (const [name, value] of [
      ['pingTimeout', 'soon'],
      ['pongTimeout', '-1'],
      ['repeatLimit', 'often'],
    ]) {
      await visit.apply({ [name]: value })
      await page.waitForSelector(`#option-${name}[aria-invalid="true"]:focus`)
      assert.match(await shown(page, `problem-${name}`), new RegExp(name))
      const described = await page.$eval(
        `#option-${name}`,
        (input) => input.ariaDescribedByElements,
      )
      assert.ok(described)
      await visit.card('ours', 'state', 'open')
      if (name === 'pingTimeout') await visit.picture('bad-option')
      await visit.apply({ [name]: '' })
      await page.waitForSelector(`#option-${name}:not([aria-invalid])`)
      assert.equal(await shown(page, `problem-${name}`), '')
    }
    assert.deepEqual(problems, [])
    await visit.leave()
  })

  test('a link with a bad option shows the error and starts nothing', async () => {
    const visit = await stage.visit({ hash: '#pingTimeout=soon' })
    assert.match(await shown(visit.page, 'problem-pingTimeout'), /pingTimeout/)
    await visit.press('act-open')
    await visit.press('act-close')
    await visit.apply({ pingTimeout: '1000' })
    await visit.isUp()
    assert.deepEqual(visit.problems, [])
    await visit.leave()
  })

  test('choices go into the address, and come from it', async () => {
    const visit = await stage.visit()
    const { page } = visit
    await visit.apply({ host: 'swan', engine: 'wasm', pongTimeout: 'auto' })
    await page.waitForFunction(() => location.hash)
    assert.equal(new URL(page.url()).hash, '#host=swan&engine=wasm&pongTimeout=auto')
    await page.reload()
    await visit.isUp()
    assert.equal(await page.$eval('#option-host', (field) => field.value), 'swan')
    assert.equal(await page.$eval('#option-engine', (field) => field.value), 'wasm')
    await visit.press('defaults')
    await page.waitForFunction(() => !location.hash)
    assert.deepEqual(visit.problems, [])
    await visit.leave()
  })

  test('send, ping, close, open, reconnect', async () => {
    const visit = await stage.visit()
    const { page } = visit
    await visit.isUp()
    await page.$eval('#say button', (button) => button.click())
    await visit.logged('ours', 'sent')
    await visit.logged('first', 'sent')
    await visit.press('act-ping')
    await visit.logged('ours', 'pinged')
    await visit.press('act-close')
    await visit.card('ours', 'state', 'closed')
    await visit.card('first', 'state', 'closed')
    await visit.press('act-open')
    await visit.card('ours', 'state', 'open')
    await visit.press('act-reconnect')
    await visit.figure('opens', 'value === 3')
    assert.deepEqual(visit.problems, [])
    await visit.leave()
  })

  test('a start while the server refuses', async () => {
    const visit = await stage.visit()
    await visit.isUp()
    await visit.turn('refuse', true)
    await visit.apply({ host: 'taro' })
    await visit.page.waitForFunction(() => location.hash === '#host=taro')
    await visit.card('ours', 'kind', 'faulty')
    await visit.figure('failed', 'value > 0')
    await visit.turn('refuse', false)
    await visit.card('ours', 'kind', 'recovered')
    await visit.card('first', 'kind', 'recovered')
    assert.deepEqual(visit.problems, [])
    await visit.leave()
  })

  test('a server that has ended is reported', async () => {
    const playground = await startPlayground(0)
    const visit = await stage.visit({ url: playground.url })
    await visit.isUp()
    await playground.stop()
    await visit.page.waitForSelector('#ended:not([hidden])')
    assert.deepEqual(visit.problems, [])
    await visit.leave()
  })

  test('the language changes at once, logs and all, and is kept', async () => {
    const visit = await stage.visit({ language: 'en-GB' })
    const { page } = visit
    await visit.isUp()
    assert.deepEqual(await page.evaluate(wrongTexts, en), [])
    await page.select('#language', 'zh')
    assert.deepEqual(await page.evaluate(wrongTexts, zh), [])
    assert.equal(await page.$eval('html', (root) => root.lang), 'zh-CN')
    assert.match(await page.$eval('#events', (list) => list.innerText), /已连接/)
    assert.doesNotMatch(await page.$eval('#events', (list) => list.innerText), /\bopen\b/)
    await page.reload()
    await page.waitForSelector('[data-ready]')
    assert.deepEqual(await page.evaluate(wrongTexts, zh), [])
    assert.deepEqual(visit.problems, [])
    await visit.leave()
  })

  test('bands are labelled in the language of the page', async () => {
    const visit = await stage.visit({ language: 'zh-CN' })
    const { page } = visit
    await visit.isUp()
    await visit.drawn('已连接')
    await page.select('#language', 'en')
    await visit.drawn('open')
    await visit.press('fault-blackhole')
    await visit.drawn('closing')
    assert.deepEqual(visit.problems, [])
    await visit.leave()
  })

  test('“Reset both” takes the faults away, and starts both anew', async () => {
    const visit = await stage.visit()
    const { page } = visit
    await visit.isUp()
    await visit.turn('refuse', true)
    await visit.turn('slow', true)
    await visit.press('act-close')
    await visit.card('ours', 'state', 'closed')
    await visit.card('first', 'state', 'closed')
    await visit.press('reset')
    await visit.card('ours', 'state', 'open')
    await visit.card('first', 'state', 'open')
    await visit.card('ours', 'kind', 'none')
    assert.deepEqual(await page.$$eval('[aria-pressed="true"]', (on) => on.map(({ id }) => id)), [])
    assert.equal(await page.$eval('#reset', (button) => button.textContent), 'Reset both')
    await visit.figure('attempts', 'value === 1')
    assert.deepEqual(visit.problems, [])
    await visit.leave()
  })

  test('the colours change at once, and are kept', async () => {
    const visit = await stage.visit({ scheme: 'light' })
    const { page } = visit
    const background = () => page.$eval('body', (body) => getComputedStyle(body).backgroundColor)
    const light = await background()
    await page.select('#scheme', 'dark')
    const dark = await background()
    assert.notEqual(dark, light)
    await page.reload()
    await page.waitForSelector('[data-ready]')
    assert.equal(await background(), dark)
    await page.select('#scheme', 'auto')
    assert.equal(await background(), light)
    await visit.leave()
  })
})
