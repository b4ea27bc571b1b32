// Every fault in a real browser.

import { after } from 'node:test'
import { matrix } from '../../support/matrix/matrix.mjs'
import { startPeer } from '../../support/servers/peer.mjs'
import { startInChromium, stopChromium } from './chromium.mjs'
import { faults } from './faults.mjs'
import { RealStage } from './real-stage.mjs'

async function stage({ engine }) {
  const start = (options) => startInChromium(engine, options)
  return new RealStage({ peer: await startPeer(), start })
}

matrix({
  title: 'Faults in headless Chromium',
  hosts: ['Chromium'],
  plays: faults,
  stage,
  // The more connections of a page are pending, the longer Chromium delays each, up to 5 s.
  concurrency: 4,
})

after(stopChromium)
