// The package through uni-app's own build. Its page on simulated hosts: uni's connectSocket opens a real
// socket. On h5 in a real browser.

import assert from 'node:assert/strict'
import { cpSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { before, test } from 'node:test'
import { at } from '../../../../scripts/lib/step.mjs'
import { addConnect, addPackage, homeOf, runTool } from '../../../../scripts/real/toolchain.mjs'
import { launch } from '../../../support/headless-chrome.mjs'
import { codePackage } from '../code-package.mjs'
import { liveInPage } from '../in-page.mjs'
import { live } from '../play-life.mjs'
import { startUniApp } from '../uni-app.mjs'

const home = homeOf('uni')

before(() => {
  for (const folder of ['src', 'dist']) rmSync(join(home, folder), { recursive: true, force: true })
  cpSync(at('tests/e2e/toolchains/uni/app'), home, { recursive: true })
  addConnect(join(home, 'src'))
  addPackage(home)
})

async function build(platform) {
  const uni = join(home, 'node_modules/.bin/uni')
  await runTool('uni', uni, ['build', '-p', platform], { cwd: home })
  return join(home, 'dist/build', platform)
}

/** Starts the built app and its page. */
const start = (app) => (demo) => void startUniApp(app, demo)

test('mp-weixin: lives on uni.connectSocket', async () => {
  const folder = await build('mp-weixin')
  const app = codePackage({ folder, name: 'wx', globals: { global: {} } })
  assert.equal(await live(start(app)), 'js')
  assert.deepEqual(app.said, [])
})

test('mp-alipay, with one socket: lives on the socket that all share', async () => {
  const folder = await build('mp-alipay')
  const app = codePackage({ folder, name: 'my', preset: 'my@single', globals: { global: {} } })
  // Its close event has no code.
  assert.equal(await live(start(app), { dropped: 1006, closed: 1006 }), 'js')
  assert.deepEqual(app.said, [])
})

test('h5', async (t) => {
  const [folder, browser] = [await build('h5'), await launch()]
  t.after(() => browser.close())

  await t.test('uni, which has no connectSocket: lives on the page’s WebSocket', async () => {
    const page = await liveInPage(browser, folder, '/#/pages/index/index')
    assert.deepEqual([page.engine, page.isBare], ['js', true])
    assert.equal(page.said.length, 1)
    assert.match(page.said[0], /WebSocket/)
  })

  await t.test('uni’s own connectSocket: lives on it', async () => {
    const page = await liveInPage(browser, folder, '/#/pages/own/own')
    assert.deepEqual([page.engine, page.isBare], ['js', false])
    assert.deepEqual(page.said, [])
  })
})
