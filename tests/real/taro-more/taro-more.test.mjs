// The app of ../taro for further platforms, and through Taro's Vite runner: its page on simulated hosts,
// over a real socket.

import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { codePackage } from '../code-package.mjs'
import { live } from '../live.mjs'
import { build, prepare, start } from '../taro-app.mjs'

before(() => prepare('taro-more'))

test('swan: lives on Taro.connectSocket', async () => {
  const app = codePackage({ folder: await build('taro-more', 'swan'), name: 'swan' })
  assert.equal(await live(start(app)), 'js')
  assert.deepEqual(app.said, [])
})

test('tt: lives on Taro.connectSocket', async () => {
  const app = codePackage({ folder: await build('taro-more', 'tt'), name: 'tt' })
  assert.equal(await live(start(app)), 'js')
  assert.deepEqual(app.said, [])
})

test('weapp by the Vite runner: lives on Taro.connectSocket', async () => {
  const folder = await build('taro-more', 'weapp', 'vite')
  const app = codePackage({ folder, name: 'wx', globals: { global: {} } })
  assert.equal(await live(start(app)), 'js')
  assert.deepEqual(app.said, [])
})
