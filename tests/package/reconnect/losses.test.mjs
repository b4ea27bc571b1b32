// Which events of a socket are a loss, and what happens to the socket that is replaced.

import assert from 'node:assert/strict'
import { v2 } from '../../support/cases.mjs'

/** An error event alone on an open socket, as some hosts give it; the link itself goes on. */
const errorOnly = (w) => w.host.socket.dispatch('error', {}, { errMsg: 'something' })

v2('an error alone, on a link that is dead: the probe finds it', async (make) => {
  const w = await make()
  await w.opened()
  w.net.blackhole = true
  errorOnly(w)
  await w.advance(6000)
  assert.equal(w.recorder.of('onClose').length, 1)
  assert.ok(w.names.indexOf('onError') < w.names.indexOf('onClose'))
})

v2('error and its close within 100 ms: onError, onClose, onReconnect, no probe', async (make) => {
  const w = await make({ quirks: { lost: 'error+close' } })
  await w.opened()
  w.net.link.drop()
  await w.advance(300)
  assert.deepEqual(w.names.slice(0, 4), ['onOpen', 'onError', 'onClose', 'onReconnect'])
  assert.deepEqual(w.received, [])
})

v2('the old socket is asked to close before its successor connects', async (make) => {
  const w = await make()
  await w.opened({ pingTimeout: 1000, pongTimeout: 500 })
  w.net.blackhole = true
  await w.until(() => w.connects === 2, 10_000)
  assert.equal(w.host.sockets[0].closes.length >= 1, true)
  assert.equal(w.host.sockets[0].closes[0].code, 3008)
})

v2('200 reconnects on every kind of loss leave one socket and one timer', async (make) => {
  const w = await make()
  const task = await w.opened({ reconnectTimeout: 50 })
  const kinds = [
    () => w.net.link.closeByServer(1000, ''),
    () => w.net.link.drop(),
    () => w.host.interrupt(),
    () => task.reconnect(),
  ]
  for (let i = 0; i < 200; i += 1) {
    const before = w.connects
    kinds[i % kinds.length]()
    await w.until(() => w.connects > before && w.host.socket.state === 'open', 120_000)
  }
  await w.advance(10)
  assert.equal(w.host.open.length, 1)
  assert.ok(w.leftovers().timers <= 1)
  task.close()
  await w.advance(5000)
  w.assertNothingLeft()
})
