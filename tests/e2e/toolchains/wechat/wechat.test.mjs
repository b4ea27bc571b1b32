// The package through WeChat's own packer and compiler, and what comes out of it on a simulated wx.

import assert from 'node:assert/strict'
import { cpSync, existsSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { before, test } from 'node:test'
import { filesBelow } from '../../../../scripts/lib/files.mjs'
import { packedDir } from '../../../../scripts/lib/packed.mjs'
import { at, write } from '../../../../scripts/lib/step.mjs'
import { addPackage, copyApp, homeOf, runTool } from '../../../../scripts/real/toolchain.mjs'
import { parse } from '../../../package/documents/markdown.mjs'
import { codePackage } from '../code-package.mjs'
import { live } from '../play-life.mjs'

const home = homeOf('wechat')
const compiled = join(home, 'compiled')
const packed = 'miniprogram_npm/websocket-heartbeat-miniprogram'
let demo

before(async () => {
  rmSync(compiled, { recursive: true, force: true })
  demo = copyApp('wechat', 'demo')
  addPackage(demo)
  await runTool('wechat', process.execPath, [
    at('tests/e2e/toolchains/wechat/ci.cjs'),
    home,
    demo,
    compiled,
  ])
})

test('"Build npm" copies miniprogram_dist byte for byte', () => {
  const source = join(packedDir(), 'miniprogram_dist')
  assert.deepEqual(filesBelow(join(demo, packed)), filesBelow(source))
  for (const file of filesBelow(source)) {
    assert.ok(readFileSync(join(demo, packed, file)).equals(readFileSync(join(source, file))), file)
  }
})

test('with the project.config.json of the README, the package is packed into miniprogramRoot', async () => {
  const project = join(home, 'manually')
  rmSync(project, { recursive: true, force: true })
  const { code } = parse('README.md').blocks.find(({ language }) => language === 'json')
  write(join(project, 'project.config.json'), code)
  cpSync(join(demo, 'package.json'), join(project, 'package.json'))
  addPackage(project)
  const script = at('tests/e2e/toolchains/wechat/pack-manually.cjs')
  await runTool('wechat', process.execPath, [script, home, project])
  const root = join(project, JSON.parse(code).miniprogramRoot)
  assert.ok(existsSync(join(root, packed, 'core.wasm')))
})

test('the compiler takes everything along, the .wasm unchanged', () => {
  for (const file of filesBelow(join(demo, packed))) {
    assert.ok(existsSync(join(compiled, packed, file)), file)
  }
  const wasm = (folder) => readFileSync(join(folder, packed, 'core.wasm'))
  assert.ok(wasm(compiled).equals(wasm(demo)))
})

/** Starts the compiled app's page. */
const start = (app) => (wanted) => {
  app.api.demo = wanted
  app.require('app.js')
  app.require('pages/index/index.js')
  return app.made.pages[0].onLoad()
}

test('compiled, with WXWebAssembly: lives on wasm from the code package', async () => {
  const app = codePackage({ folder: compiled, name: 'wx', loader: 'WXWebAssembly' })
  assert.equal(await live(start(app)), 'wasm')
  assert.deepEqual(app.loads, [`/${packed}/core.wasm`])
  assert.deepEqual(app.said, [])
})

test('compiled, without WXWebAssembly: lives on pure JS, and says so once', async () => {
  const app = codePackage({ folder: compiled, name: 'wx' })
  assert.equal(await live(start(app)), 'js')
  assert.equal(app.said.length, 1)
  assert.match(app.said[0], /pure JS runs instead of wasm/)
})

test('compiled, the .wasm lost on the way: lives on pure JS', async () => {
  rmSync(join(compiled, packed, 'core.wasm'))
  const app = codePackage({ folder: compiled, name: 'wx', loader: 'WXWebAssembly' })
  assert.equal(await live(start(app)), 'js')
})
