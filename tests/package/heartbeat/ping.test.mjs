// ping() by the user: how it ends, and that it ends no connection if the heartbeat is off.

import assert from 'node:assert/strict'
import { v2 } from '../../support/cases.mjs'

v2(
  'ping(): "dead" after pongTimeout, and the link is replaced where the heartbeat would',
  async (make) => {
    const w = await make()
    const task = await w.opened({ pingTimeout: 60_000, pongTimeout: 700 })
    w.net.blackhole = true
    const from = w.now
    const outcome = w.watch(task.ping())
    await w.advance(800)
    assert.equal(outcome.value.code, 'dead')
    assert.equal(outcome.at - from, 700)
    assert.deepEqual(w.names, ['onOpen', 'onClose', 'onReconnect'])
  },
)

v2('ping() with pingTimeout off: "dead", but the link stays', async (make) => {
  const w = await make()
  const task = await w.opened({ pingTimeout: 0, pongTimeout: 700 })
  w.net.mute = true
  const outcome = w.watch(task.ping())
  await w.advance(5000)
  assert.equal(outcome.value.code, 'dead')
  assert.deepEqual(w.names, ['onOpen'])
})

v2('ping() with pongTimeout off: "dead" after 10 s', async (make) => {
  const w = await make()
  const task = await w.opened({ pingTimeout: 0, pongTimeout: 0 })
  w.net.mute = true
  const from = w.now
  const outcome = w.watch(task.ping())
  await w.advance(20_000)
  assert.equal(outcome.value.code, 'dead')
  assert.equal(outcome.at - from, 10_000)
})

v2('ping() on a link that is lost: "connection-lost"', async (make) => {
  const w = await make()
  const task = await w.opened()
  w.net.mute = true
  const outcome = w.watch(task.ping())
  await w.advance(100)
  w.net.link.drop()
  await w.advance(100)
  assert.equal(outcome.value.code, 'connection-lost')
})

v2('ping() while the host refuses: "send-failed", with one more try after 500 ms', async (make) => {
  const w = await make()
  const task = await w.opened({ pingTimeout: 0 })
  w.host.quirks.send = 'fail'
  const from = w.now
  const outcome = w.watch(task.ping())
  await w.advance(1000)
  assert.equal(outcome.value.code, 'send-failed')
  assert.ok(outcome.at - from >= 500)
  assert.equal(w.host.socket.sends.length, 2)
})

v2('ping() with nothing to send: "send-failed"', async (make) => {
  const w = await make()
  const task = await w.opened({ pingTimeout: 0, pingMsg: () => null })
  const outcome = w.watch(task.ping())
  await w.advance(1000)
  assert.equal(outcome.value.code, 'send-failed')
  assert.equal(task.state, 'open')
})

v2('ping() in every state says where the task is', async (make) => {
  const w = await make()
  w.net.handshake = 'refuse'
  const task = await w.start({ repeatLimit: 1 })
  const code = async () => {
    const outcome = w.watch(task.ping())
    await w.advance(1)
    return outcome.value?.code
  }
  assert.equal(await code(), 'not-open')
  await w.until(() => task.state === 'waiting')
  assert.equal(await code(), 'not-open')
  await w.until(() => task.state === 'given-up')
  assert.equal(await code(), 'given-up')
  task.close()
  assert.equal(await code(), 'closed')
  task.destroy()
  assert.equal(await code(), 'destroyed')
})

v2('a ping without a handler is no unhandled rejection', async (make) => {
  const w = await make()
  const task = await w.opened()
  w.net.mute = true
  task.ping().catch(() => {})
  task.close()
  await w.advance(3000)
})

v2('with isPong only a pong ends ping(); other messages do not', async (make) => {
  const w = await make()
  const task = await w.opened({ isPong: (data) => data === 'pong', pingMsg: 'ping' })
  w.net.reply = () => undefined
  const from = w.now
  const outcome = w.watch(task.ping())
  await w.advance(50)
  w.net.link.push('news')
  await w.advance(50)
  assert.equal(outcome.state, 'pending')
  w.net.link.push('pong')
  await w.advance(50)
  assert.equal(outcome.value, outcome.at - from)
})

v2(
  'ping() gives the round trip, shares an outstanding ping, and rejects when not open',
  async (make) => {
    const w = await make()
    const task = await w.start()
    const early = w.watch(task.ping())
    await w.advance(100)
    assert.equal(early.value.code, 'not-open')
    const [one, two] = [w.watch(task.ping()), w.watch(task.ping())]
    await w.advance(100)
    assert.deepEqual(w.received, ['heartbeat'])
    assert.equal(one.value, 20)
    assert.equal(two.value, 20)
    task.close()
    const late = w.watch(task.ping())
    await w.advance(100)
    assert.equal(late.value.code, 'closed')
  },
)
