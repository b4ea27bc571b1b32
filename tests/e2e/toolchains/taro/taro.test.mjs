// The package through Taro's own build: its pages on simulated hosts with real sockets, and on h5 in a
// real browser.

import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { launch } from '../../../support/headless-chrome.mjs'
import { liveInPage } from '../in-page.mjs'
import { build, liveOn, liveOnBoth, prepare } from '../taro-app.mjs'

before(() => prepare('taro'))

test('weapp', async (t) => {
  await liveOnBoth(t, { folder: await build('taro', 'weapp'), name: 'wx' })
})

// Not with Taro.connectSocket: that puts the shared socket's functions over a task's own, and takes no
// bytes.
test('alipay', async (t) => {
  const folder = await build('taro', 'alipay')
  const code = { folder, name: 'my', shown: { navigator: { userAgent: '' }, self: {} } }
  // Its close events have no code.
  const differs = { dropped: 1006, closed: 1006 }

  await t.test('Taro, with more than one socket', () =>
    liveOn('index', { ...code, preset: 'my@multiple' }, differs),
  )

  await t.test('Taro, with one socket', () =>
    liveOn('index', { ...code, preset: 'my@single' }, differs),
  )
})

test('h5', async (t) => {
  const [folder, browser] = [await build('taro', 'h5'), await launch()]
  t.after(() => browser.close())

  await t.test('Taro, which has no connectSocket there: on the page’s WebSocket', async () => {
    const page = await liveInPage(browser, folder, '/#/pages/index/index')
    assert.deepEqual([page.engine, page.isBare], ['js', true])
    assert.equal(page.said.length, 1)
    assert.match(page.said[0], /WebSocket/)
  })

  await t.test('Taro.connectSocket', async () => {
    // Its own task hides the server's close code, and doesn't send ours; the WebSocket that it shows does.
    const page = await liveInPage(browser, folder, '/#/pages/own/index')
    assert.deepEqual([page.engine, page.isBare], ['js', false])
    assert.deepEqual(page.said, [])
  })
})
