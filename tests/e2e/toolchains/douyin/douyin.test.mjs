// The package through Douyin's own packer, and what comes out of it on a simulated tt.

import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { before, test } from 'node:test'
import { packedDir } from '../../../../scripts/lib/packed.mjs'
import { addPackage, copyApp, homeOf, runTool } from '../../../../scripts/real/toolchain.mjs'
import { codePackage } from '../code-package.mjs'
import { live } from '../play-life.mjs'

const packed = 'miniprogram_npm/websocket-heartbeat-miniprogram'
let demo

before(async () => {
  demo = copyApp('douyin', 'demo')
  addPackage(demo)
  const tma = join(homeOf('douyin'), 'node_modules/.bin/tma')
  await runTool('douyin', tma, ['build-npm', '--project-path', demo], { cwd: homeOf('douyin') })
})

test('the packer takes the .wasm along, unchanged', () => {
  const wasm = readFileSync(join(packedDir(), 'miniprogram_dist/core.wasm'))
  assert.ok(readFileSync(join(demo, packed, 'core.wasm')).equals(wasm))
})

/** Starts the app's page. */
const start = (app) => (wanted) => {
  app.api.demo = wanted
  app.require('app.js')
  app.require('pages/index/index.js')
  app.made.pages[0].onLoad()
}

test('with TTWebAssembly: lives on wasm from the code package', async () => {
  const app = codePackage({ folder: demo, name: 'tt', loader: 'TTWebAssembly' })
  assert.equal(await live(start(app)), 'wasm')
  assert.deepEqual(app.loads, [`/${packed}/core.wasm`])
  assert.deepEqual(app.said, [])
})

test('without TTWebAssembly: lives on pure JS', async () => {
  const app = codePackage({ folder: demo, name: 'tt' })
  assert.equal(await live(start(app)), 'js')
})
