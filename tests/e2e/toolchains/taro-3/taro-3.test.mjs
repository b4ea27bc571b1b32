// The app of ../taro through Taro 3: its pages on a simulated wx, over real sockets.

import { before, test } from 'node:test'
import { build, liveOnBoth, prepare } from '../taro-app.mjs'

before(() => prepare('taro-3'))

test('weapp', async (t) => {
  await liveOnBoth(t, { folder: await build('taro-3', 'weapp'), name: 'wx' })
})
