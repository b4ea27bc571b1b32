// The package through Taro's own build. Its page on simulated hosts: Taro's connectSocket opens a real
// socket. On h5 in a real browser.

import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { codePackage } from '../code-package.mjs'
import { launch, liveInPage } from '../in-page.mjs'
import { live } from '../live.mjs'
import { build, prepare, start } from '../taro-app.mjs'

before(() => prepare('taro'))

test('weapp: lives on Taro.connectSocket', async () => {
  const app = codePackage({ folder: await build('taro', 'weapp'), name: 'wx' })
  assert.equal(await live(start(app)), 'js')
  assert.deepEqual(app.said, [])
})

test('alipay, with more than one socket: lives on Taro.connectSocket', async () => {
  const app = codePackage({
    folder: await build('taro', 'alipay'),
    name: 'my',
    // Sockets of Alipay's newer kind are tasks, as WeChat's.
    preset: 'wx',
    shown: { navigator: { userAgent: '' }, self: {} },
  })
  assert.equal(await live(start(app)), 'js')
  assert.deepEqual(app.said, [])
})

test('h5', async (t) => {
  const [folder, browser] = [await build('taro', 'h5'), await launch()]
  after(() => browser.close())

  await t.test('Taro, which has no connectSocket: lives on the page’s WebSocket', async () => {
    const page = await liveInPage(browser, folder, '/#/pages/index/index')
    assert.deepEqual([page.engine, page.isBare], ['js', true])
    assert.equal(page.said.length, 1)
    assert.match(page.said[0], /WebSocket/)
  })

  await t.test('Taro’s own connectSocket: lives on it', async () => {
    // It hides the server's close code, and doesn't send ours.
    const differs = { dropped: 1006, atServer: 1005 }
    const page = await liveInPage(browser, folder, '/#/pages/own/index', differs)
    assert.deepEqual([page.engine, page.isBare], ['js', false])
    assert.deepEqual(page.said, [])
  })
})
