// The delay before a retry.

import assert from 'node:assert/strict'
import { v2 } from '../../support/cases.mjs'

v2('reconnectTimeoutMax below reconnectTimeout: a constant window, as in 1.x', async (make) => {
  const w = await make({ latency: 0 })
  w.net.handshake = 'refuse'
  await w.start({ reconnectTimeout: 1000, reconnectTimeoutMax: 0 })
  await w.advance(60_000)
  const times = w.host.connects.map((connect) => connect.at)
  const delays = times.slice(1).map((at, i) => at - times[i])
  assert.ok(Math.max(...delays) <= 1001)
  assert.ok(w.connects >= 60)
})

v2(
  'a pause grows to reconnectTimeoutMax and no further while connects are refused',
  async (make) => {
    const w = await make({ latency: 0 })
    w.net.handshake = 'refuse'
    await w.start({ reconnectTimeoutMax: 10_000 })
    await w.advance(300_000)
    const times = w.host.connects.map((connect) => connect.at)
    const delays = times.slice(1).map((at, i) => at - times[i])
    assert.ok(Math.max(...delays) <= 10_001)
    assert.ok(Math.max(...delays) > 6000)
    assert.ok(Math.min(...delays.slice(10)) >= 5000)
  },
)

v2('retry replaces the delays; false ends the outage', async (make) => {
  const w = await make({ latency: 0 })
  const asked = []
  w.net.handshake = 'refuse'
  const retry = (info) => {
    asked.push(info)
    return info.attempt < 3 ? 500 : false
  }
  const task = await w.start({ retry }, (t) =>
    w.recorder.hook(t, { hooks: ['onReconnect', 'onGiveUp'] }),
  )
  await w.advance(60_000)
  assert.deepEqual(
    asked.map((info) => info.attempt),
    [1, 2, 3],
  )
  const times = w.host.connects.map((connect) => connect.at)
  assert.deepEqual(
    times.slice(1).map((at, i) => at - times[i]),
    [500, 500],
  )
  assert.equal(task.state, 'given-up')
  assert.deepEqual(w.names, ['onReconnect', 'onReconnect', 'onGiveUp'])
  assert.equal(w.log[2].event.reason, 'retry')
})
