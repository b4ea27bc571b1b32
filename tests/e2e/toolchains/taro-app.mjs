// One app for every Taro: built by a toolchain, started as a host does.

import assert from 'node:assert/strict'
import { cpSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { at } from '../../../scripts/lib/step.mjs'
import { addConnect, addPackage, homeOf, runTool } from '../../../scripts/real/toolchain.mjs'
import { codePackage } from './code-package.mjs'
import { live } from './play-life.mjs'

/** Lays the app next to the toolchain of that name. */
export function prepare(toolchain) {
  const home = homeOf(toolchain)
  for (const folder of ['src', 'dist']) rmSync(join(home, folder), { recursive: true, force: true })
  cpSync(at('tests/e2e/toolchains/taro/app'), home, { recursive: true })
  addConnect(join(home, 'src'))
  addPackage(home)
}

/** Builds the app for a platform; resolves to the folder that came out. */
export async function build(toolchain, platform, compiler = 'webpack5') {
  const home = homeOf(toolchain)
  const env = { NODE_ENV: 'production', TARO_COMPILER: compiler }
  const taro = join(home, 'node_modules/.bin/taro')
  await runTool(toolchain, taro, ['build', '--type', platform], { cwd: home, env })
  return join(home, 'dist', platform)
}

/** Starts the app of a code package and a page of it; gives the page. `setData` is the host's. */
export function startTaroApp(app, demo, { name = 'index', setData = (_, done) => done?.() } = {}) {
  const path = `pages/${name}/index`
  app.realm.demo = demo
  app.require('app.js')
  app.made.apps[0].onLaunch({})
  app.require(`${path}.js`)
  const [page] = app.made.pages
  Object.assign(page, { route: path, setData })
  // Baidu's host calls onInit first, and Taro has only that one there.
  page.onInit?.({})
  page.onLoad?.({})
  page.onShow()
  page.onReady()
  return page
}

/** Lives on a page of a code package that `build` made; `differs` as with `live`. */
export async function liveOn(name, code, differs) {
  const app = codePackage(code)
  const start = (demo) => void startTaroApp(app, demo, { name })
  assert.equal(await live(start, differs), 'js')
  assert.deepEqual(app.said, [])
}

/** With `Taro`, beside which the platform's own object lies, and with the connectSocket that wraps it. */
export async function liveOnBoth(t, code) {
  await t.test('Taro', () => liveOn('index', code))
  await t.test('Taro.connectSocket', () => liveOn('own', code))
}
