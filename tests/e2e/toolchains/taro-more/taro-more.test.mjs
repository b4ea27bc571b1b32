// The app of ../taro for further platforms, and through Taro's Vite runner: its pages on simulated hosts,
// over real sockets.

import { before, test } from 'node:test'
import { build, liveOnBoth, prepare } from '../taro-app.mjs'

before(() => prepare('taro-more'))

test('swan', async (t) => {
  await liveOnBoth(t, { folder: await build('taro-more', 'swan'), name: 'swan' })
})

test('tt', async (t) => {
  await liveOnBoth(t, { folder: await build('taro-more', 'tt'), name: 'tt' })
})

test('weapp, by the Vite runner', async (t) => {
  const folder = await build('taro-more', 'weapp', 'vite')
  await liveOnBoth(t, { folder, name: 'wx', globals: { global: {} } })
})
