// An event that says only that some socket of the app is closed, not which one.

import assert from 'node:assert/strict'
import { v2 } from '../../support/cases.mjs'

v2(
  'some socket is closed, says the host (WeChat on iOS): a probe finds out which',
  async (make) => {
    const w = await make({ host: 'wx@ios', quirks: { lost: 'global-close' } })
    const task = await w.opened()
    w.host.signals.emit('SocketClose', { code: 1000, reason: '' })
    await w.advance(50)
    assert.deepEqual(w.received, ['heartbeat'], 'another one of the app')
    assert.equal(task.state, 'open')
    w.net.link.drop()
    await w.advance(1600)
    assert.deepEqual(w.names.slice(-2), ['onClose', 'onReconnect'])
    await w.until(() => task.state === 'open')
    const { SocketClose } = w.host.signals.listeners
    assert.equal(SocketClose.length, 1, 'for all sockets')
    task.destroy()
    assert.equal(SocketClose.length, 1, 'the host can not take it off')
    await w.opened()
    assert.equal(SocketClose.length, 1, 'it is used again')
  },
)

for (const host of ['swan', 'taro4@swan', 'uni@mp-baidu', 'dimina', 'wx', 'wx@old', 'qq', 'tt']) {
  v2(
    `${host}: the app’s own listener for the event, of which there may be one, stays`,
    async (make) => {
      const w = await make({ host })
      w.host.quirks.globalEvents = 'slot'
      let heard = 0
      const native = w.host.native ?? w.host.api
      native.onSocketClose(() => (heard += 1))
      const task = await w.opened()
      w.net.link.drop()
      await w.until(() => w.connects === 2 && task.state === 'open')
      w.host.signals.emit('SocketClose', { code: 1000, reason: '' })
      assert.equal(heard, 1)
      await w.advance(50)
      assert.deepEqual(w.received, [], 'it is no sign of anything here')
      task.destroy()
    },
  )
}

v2('Baidu: the user is not asked for the device', async (make) => {
  const w = await make({ host: 'swan' })
  await w.opened()
  assert.equal(w.host.signals.asked, 0)
})
