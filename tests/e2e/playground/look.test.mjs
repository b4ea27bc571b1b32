// How the page looks and reads: at two widths, in two languages and two colour schemes. The pictures are in
// target/playground.

import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { en } from '../../../playground/texts/en.mjs'
import { zh } from '../../../playground/texts/zh.mjs'
import { faintBands, focus, overflow, reachable, violations, wrongTexts } from './seen.mjs'
import { openStage } from './stage.mjs'

const LANGUAGES = { en: ['en-GB', en], zh: ['zh-CN', zh] }

let stage
before(async () => {
  stage = await openStage()
})
after(() => stage?.close())

/** Presses Tab until the focus has gone round, forwards or backwards. */
async function tour(page, isBack) {
  const stops = []
  if (isBack) await page.keyboard.down('Shift')
  for (;;) {
    await page.keyboard.press('Tab')
    const stop = await page.evaluate(focus)
    if (!stop || stop.name === stops[0]?.name) break
    stops.push(stop)
  }
  await page.keyboard.up('Shift')
  return stops
}

describe('the page', { concurrency: 8 }, () => {
  for (const width of [360, 1280])
    for (const [name, [language, texts]] of Object.entries(LANGUAGES))
      for (const scheme of ['light', 'dark'])
        test(`${width} px, ${name}, ${scheme}`, async () => {
          // The dark ones with a third lane.
          const hash = scheme === 'dark' ? '#client=mqtt-heartbeat' : ''
          const visit = await stage.visit({ width, language, scheme, hash })
          const { page, problems } = visit
          await visit.isUp()
          await visit.press('fault-blackhole')
          await visit.card('ours', 'kind', 'recovered')
          await visit.picture(`${width}-${name}-${scheme}`)
          const lang = await page.$eval('html', (root) => root.lang)
          assert.equal(lang, language === 'zh-CN' ? language : 'en')
          assert.deepEqual(await page.evaluate(wrongTexts, texts), [])
          assert.equal(await page.title(), texts.title)
          await page.$eval('#options-panel', (panel) => (panel.open = true))
          assert.equal(await page.evaluate(overflow), 0)
          assert.deepEqual(await violations(page), [])
          assert.deepEqual(await page.evaluate(faintBands), [])
          const expected = await page.evaluate(reachable, reachable.selector)
          for (const order of [expected, expected.toReversed()]) {
            const stops = await tour(page, order !== expected)
            assert.deepEqual(
              stops.map((stop) => stop.name),
              order,
            )
            const unseen = stops.filter(({ isMarked, isOnTop }) => !isMarked || !isOnTop)
            assert.deepEqual(unseen, [])
          }
          assert.deepEqual(problems, [])
          await visit.leave()
        })
})
