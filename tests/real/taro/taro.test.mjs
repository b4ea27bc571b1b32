// The package through Taro's own build, and its page on simulated hosts: Taro's connectSocket opens a
// real socket.

import assert from 'node:assert/strict'
import { cpSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { before, test } from 'node:test'
import { at, run } from '../../../scripts/lib/step.mjs'
import { addPackage, homeOf } from '../../../scripts/real/toolchain.mjs'
import { codePackage } from '../code-package.mjs'
import { live } from '../live.mjs'

const home = homeOf('taro')

before(() => {
  for (const folder of ['src', 'dist']) rmSync(join(home, folder), { recursive: true, force: true })
  cpSync(at('tests/real/taro/app'), home, { recursive: true })
  addPackage(home)
})

async function build(platform) {
  const taro = join(home, 'node_modules/.bin/taro')
  await run(taro, ['build', '--type', platform], { cwd: home, env: { NODE_ENV: 'production' } })
  return join(home, 'dist', platform)
}

/** Starts the built app and its page, as the host does. */
const start = (app) => (demo) => {
  app.api.demo = demo
  app.require('app.js')
  app.made.apps[0].onLaunch({})
  app.require('pages/index/index.js')
  const [page] = app.made.pages
  Object.assign(page, { route: 'pages/index/index', setData: (_, done) => done?.() })
  page.onLoad({})
  page.onShow()
  page.onReady()
}

test('weapp: lives on Taro.connectSocket', async () => {
  const app = codePackage({ folder: await build('weapp'), name: 'wx' })
  assert.equal(await live(start(app)), 'js')
  assert.deepEqual(app.said, [])
})

test('alipay, with more than one socket: lives on Taro.connectSocket', async () => {
  const app = codePackage({
    folder: await build('alipay'),
    name: 'my',
    // Sockets of Alipay's newer kind are tasks, as WeChat's.
    preset: 'wx',
    shown: { navigator: { userAgent: '' }, self: {} },
  })
  assert.equal(await live(start(app)), 'js')
  assert.deepEqual(app.said, [])
})
