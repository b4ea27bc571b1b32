// `npm run demo -- --picture`: the black hole, as the playground draws it, for the READMEs: light and dark, in
// English and in Chinese.

import { join } from 'node:path'
import { openStage } from '../../tests/e2e/playground/stage.mjs'
import { at, step, write } from '../lib/step.mjs'
import { installChrome } from '../setup/chrome.mjs'

const FOLDER = at('docs/images')

/** ms from the recovery of 2.x to the picture: enough to see that 1.x does not move. */
const AFTER = 17_000

/** Both on the same host. */
export const HASH = '#host=wx'

/** Named as the READMEs are. */
export const PICTURES = {
  'black-hole-light.svg': { language: 'en', scheme: 'light' },
  'black-hole-dark.svg': { language: 'en', scheme: 'dark' },
  'black-hole.zh-CN-light.svg': { language: 'zh', scheme: 'light' },
  'black-hole.zh-CN-dark.svg': { language: 'zh', scheme: 'dark' },
}

const wait = (ms) => new Promise((resolve) => setTimeout(resolve, ms))

export async function renewPictures() {
  await step('set-up: Chrome', installChrome)
  await step(`pictures into ${FOLDER}`, async () => {
    const stage = await openStage()
    try {
      const visit = await stage.visit({ hash: HASH })
      const pictures = await drawBlackHole(visit, AFTER)
      for (const [name, svg] of Object.entries(pictures)) write(join(FOLDER, name), svg)
    } finally {
      await stage.close()
    }
  })
}

/** Plays it, and draws all pictures of this one life. */
export async function drawBlackHole(visit, after) {
  await visit.isUp()
  await visit.figure('pings', 'value >= 3')
  // In the middle between two pings, which is what happens on average.
  await wait(500)
  await visit.press('fault-blackhole')
  await visit.card('ours', 'kind', 'recovered')
  await wait(after)
  await visit.card('first', 'kind', 'hangs')
  await visit.stopClock()
  const pictures = {}
  for (const [name, { language, scheme }] of Object.entries(PICTURES)) {
    await visit.page.select('#language', language)
    await visit.page.select('#scheme', scheme)
    pictures[name] = await visit.timeline()
  }
  return pictures
}
