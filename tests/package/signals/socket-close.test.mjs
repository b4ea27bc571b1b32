// An event that says only that some socket of the app is closed, not which one.

import assert from 'node:assert/strict'
import { v2 } from '../../support/cases.mjs'

v2(
  'some socket is closed, says the host (WeChat on iOS): a probe finds out which',
  async (make) => {
    const w = await make({ quirks: { lost: 'global-close' } })
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
