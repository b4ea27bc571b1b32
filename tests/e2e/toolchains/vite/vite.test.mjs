// The package through Vite, and the built pages in a real browser.

import assert from 'node:assert/strict'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import {
  addConnect,
  addPackage,
  copyApp,
  homeOf,
  runTool,
} from '../../../../scripts/real/toolchain.mjs'
import { launch } from '../../../support/headless-chrome.mjs'
import { liveInPage } from '../in-page.mjs'

const home = homeOf('vite')
let apps
let browser

before(async () => {
  apps = copyApp('vite', 'apps')
  addConnect(apps)
  addPackage(home)
  browser = await launch()
})
after(() => browser?.close())

async function built(app) {
  const root = join(apps, app)
  await runTool('vite', join(home, 'node_modules/.bin/vite'), ['build', root, '--logLevel', 'warn'])
  return join(root, 'dist')
}

test('the default entry: lives on pure JS', async () => {
  const { engine, said } = await liveInPage(browser, await built('default'), '/')
  assert.equal(engine, 'js')
  assert.deepEqual(said, [])
})

test('the entry with wasm: lives on wasm', async () => {
  const { engine, said } = await liveInPage(browser, await built('wasm'), '/')
  assert.equal(engine, 'wasm')
  assert.deepEqual(said, [])
})
