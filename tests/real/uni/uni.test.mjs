// The package through uni-app's own build, and its page on a simulated wx: uni's connectSocket opens a
// real socket.

import assert from 'node:assert/strict'
import { cpSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { before, test } from 'node:test'
import { at, run } from '../../../scripts/lib/step.mjs'
import { addPackage, homeOf } from '../../../scripts/real/toolchain.mjs'
import { codePackage } from '../code-package.mjs'
import { live } from '../live.mjs'

const home = homeOf('uni')

before(async () => {
  for (const folder of ['src', 'dist']) rmSync(join(home, folder), { recursive: true, force: true })
  cpSync(at('tests/real/uni/app'), home, { recursive: true })
  addPackage(home)
  await run(join(home, 'node_modules/.bin/uni'), ['build', '-p', 'mp-weixin'], { cwd: home })
})

/** What uni's runtime asks the host for while it starts. */
const asked = {
  getSystemInfoSync: () => ({}),
  getAppBaseInfo: () => ({}),
  getDeviceInfo: () => ({}),
  getWindowInfo: () => ({}),
  getStorageSync: () => '',
  setStorageSync() {},
  getLaunchOptionsSync: () => ({}),
  getEnterOptionsSync: () => ({}),
  canIUse: () => false,
  onAppShow() {},
  onAppHide() {},
}

/** uni makes pages of components: their life, as the host leads it. */
function showPage(component) {
  const page = {
    ...component,
    ...component.methods,
    is: 'pages/index/index',
    route: 'pages/index/index',
    properties: {},
    setData: (_, done) => done?.(),
    triggerEvent() {},
    selectAllComponents: () => [],
  }
  component.created?.call(page)
  component.lifetimes.attached.call(page)
  return page.onLoad({})
}

test('mp-weixin: lives on uni.connectSocket', async () => {
  const folder = join(home, 'dist/build/mp-weixin')
  const app = codePackage({ folder, name: 'wx', globals: { global: {} } })
  Object.assign(app.api, asked)
  const engine = await live((demo) => {
    app.require('app.js')
    const [main] = app.made.apps
    main.onLaunch({})
    main.demo = demo
    app.require('pages/index/index.js')
    return showPage(app.made.components[0])
  })
  assert.equal(engine, 'js')
  assert.deepEqual(app.said, [])
})
