// What the package adds to a whole app, built by the hosts' and frameworks' own tools: once with the package,
// once with one that has its names and does nothing.

import { existsSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { filesBelow } from '../../scripts/lib/files.mjs'
import { at, step, write } from '../../scripts/lib/step.mjs'
import { weighFolder } from '../../scripts/lib/weigh.mjs'
import {
  addConnect,
  addPackage,
  copyApp,
  homeOf,
  installToolchain,
  runTool,
} from '../../scripts/real/toolchain.mjs'
import { build as buildTaro, prepare } from '../../tests/e2e/toolchains/taro-app.mjs'

const NOTHING = {
  esm: `export default function () {}
export var version, preload, WebsocketHeartbeatError\n`,
  cjs: 'module.exports = function () {}\n',
}

/** Empties the package in `folder`/node_modules. */
function stub(folder) {
  const dir = addPackage(folder)
  rmSync(join(dir, 'miniprogram_dist'), { recursive: true })
  write(join(dir, 'miniprogram_dist/index.js'), NOTHING.cjs)
  for (const file of filesBelow(join(dir, 'dist')))
    write(join(dir, 'dist', file), /\.(esm\.js|mjs)$/.test(file) ? NOTHING.esm : NOTHING.cjs)
}

/** Puts in the package, or one that does nothing. */
const add = (folder, isReal) => (isReal ? addPackage(folder) : stub(folder))

async function wechat(isReal) {
  const compiled = join(homeOf('wechat'), 'compiled')
  rmSync(compiled, { recursive: true, force: true })
  const demo = copyApp('wechat', 'demo')
  add(demo, isReal)
  const ci = at('tests/e2e/toolchains/wechat/ci.cjs')
  await runTool('wechat', process.execPath, [ci, homeOf('wechat'), demo, compiled])
  return compiled
}

const vite = (app) => async (isReal) => {
  const [home, apps] = [homeOf('vite'), copyApp('vite', 'apps')]
  addConnect(apps)
  add(home, isReal)
  const root = join(apps, app)
  await runTool('vite', join(home, 'node_modules/.bin/vite'), ['build', root, '--logLevel', 'warn'])
  return join(root, 'dist')
}

async function taro(isReal) {
  prepare('taro')
  add(homeOf('taro'), isReal)
  return buildTaro('taro', 'weapp')
}

/** A toolchain and what builds with it; `build(isReal)` resolves to the folder that came out. */
const apps = {
  'WeChat’s own packer': ['wechat', wechat],
  'Vite, main entry': ['vite', vite('default')],
  'Vite, `/wasm`': ['vite', vite('wasm')],
  'Taro 4 for WeChat': ['taro', taro],
}

const isThere = (toolchain) => existsSync(join(homeOf(toolchain), 'node_modules/.set-up'))

/** `{ raw, gzip, brotli }` by app; quickly only with toolchains that are there, Taro else only with all. */
export async function realApps({ quick, all }) {
  const results = {}
  for (const [name, [toolchain, build]] of Object.entries(apps)) {
    const isWanted = all || (!quick && toolchain !== 'taro')
    if (!isWanted && !isThere(toolchain)) {
      console.log(`  … left out without --all: ${name}`)
      continue
    }
    await step(`set-up: ${toolchain}`, () => installToolchain(toolchain))
    const [without, whole] = [weighFolder(await build(false)), weighFolder(await build(true))]
    const added = Object.keys(whole).map((how) => [how, whole[how] - without[how]])
    results[name] = Object.fromEntries(added)
  }
  return results
}
