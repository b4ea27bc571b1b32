// The app of ../taro through Taro 3: its page on a simulated wx, over a real socket.

import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { codePackage } from '../code-package.mjs'
import { live } from '../live.mjs'
import { build, prepare, start } from '../taro-app.mjs'

before(() => prepare('taro-3'))

test('weapp: lives on Taro.connectSocket', async () => {
  const app = codePackage({ folder: await build('taro-3', 'weapp'), name: 'wx' })
  assert.equal(await live(start(app)), 'js')
  assert.deepEqual(app.said, [])
})
