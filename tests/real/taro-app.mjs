// One app for every Taro: built by a toolchain, started as a host does.

import { cpSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { at, run } from '../../scripts/lib/step.mjs'
import { addConnect, addPackage, homeOf } from '../../scripts/real/toolchain.mjs'

/** Lays the app next to the toolchain of that name. */
export function prepare(toolchain) {
  const home = homeOf(toolchain)
  for (const folder of ['src', 'dist']) rmSync(join(home, folder), { recursive: true, force: true })
  cpSync(at('tests/real/taro/app'), home, { recursive: true })
  addConnect(join(home, 'src'))
  addPackage(home)
}

/** Builds the app for a platform; resolves to the folder that came out. */
export async function build(toolchain, platform, compiler = 'webpack5') {
  const home = homeOf(toolchain)
  const env = { NODE_ENV: 'production', TARO_COMPILER: compiler }
  await run(join(home, 'node_modules/.bin/taro'), ['build', '--type', platform], { cwd: home, env })
  return join(home, 'dist', platform)
}

/** Starts the built app and its page. */
export const start = (app) => (demo) => {
  app.realm.demo = demo
  app.require('app.js')
  app.made.apps[0].onLaunch({})
  app.require('pages/index/index.js')
  const [page] = app.made.pages
  Object.assign(page, { route: 'pages/index/index', setData: (_, done) => done?.() })
  // Baidu's host calls onInit first, and Taro has only that one there.
  page.onInit?.({})
  page.onLoad?.({})
  page.onShow()
  page.onReady()
}
