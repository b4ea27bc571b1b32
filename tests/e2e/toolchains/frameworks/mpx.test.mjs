// The composable on the reactivity of mpx, which webpack puts in the place of Vue by one rule.

import { join } from 'node:path'
import { before } from 'node:test'
import { addPackage, homeOf, runTool } from '../../../../scripts/real/toolchain.mjs'
import { at } from '../../../../scripts/lib/step.mjs'
import { vueCases } from '../../../support/frameworks/vue-cases.mjs'

const home = homeOf('frameworks')
const build = at('tests/e2e/toolchains/frameworks/webpack-mpx.cjs')

before(async () => {
  addPackage(home)
  await runTool('frameworks', process.execPath, [build, home])
})

function of(w) {
  // Its runtime asks for them when it is loaded.
  Object.assign(w.realm, { wx: {}, getApp: () => ({}) })
  const { mpx, useWebsocketHeartbeat } = w.require(join(home, 'mpx.js'))
  return { vue: mpx, use: useWebsocketHeartbeat }
}

vueCases('mpx', { of })
