// What is sent as a ping, what counts as a pong, and what is reported of a dead connection.

import assert from 'node:assert/strict'
import { v2 } from '../../support/cases.mjs'

v2('dead: onClose says 1006 and why, in the turn of the verdict', async (make) => {
  const w = await make()
  await w.opened({ pingTimeout: 1000, pongTimeout: 500 })
  const opened = w.log[0].at
  w.net.blackhole = true
  await w.advance(1600)
  const [close] = w.recorder.of('onClose')
  assert.equal(close.at - opened, 1500)
  assert.equal(close.event.code, 1006)
  assert.equal(close.event.reason, 'no answer to ping')
})

v2('pingMsg may be a function; binary is sent as it is; null skips this ping', async (make) => {
  const w = await make()
  const bytes = Uint8Array.of(9, 1, 2, 3, 9)
  const answers = [
    () => 'one',
    () => bytes.subarray(1, 4),
    () => null,
    () => undefined,
    () => 'two',
  ]
  let call = 0
  await w.opened({
    pingTimeout: 1000,
    pongTimeout: 500,
    pingMsg: () => answers[call++]?.() ?? null,
  })
  await w.advance(6500)
  assert.equal(w.received[0], 'one')
  assert.deepEqual([...w.received[1]], [1, 2, 3])
  assert.equal(w.received[2], 'two')
  assert.equal(w.connects, 1, 'a skipped ping is no sign of death')
})

v2(
  'a pingMsg that throws or returns a wrong type: reported, this ping is skipped, the next is due after pingTimeout',
  async (make) => {
    const w = await make()
    w.noisy = true
    const boom = new Error('no ping today')
    let call = 0
    const pingMsg = () => {
      call += 1
      if (call === 1) throw boom
      return call === 2 ? { not: 'allowed' } : 'ok'
    }
    await w.opened({ pingTimeout: 1000, pongTimeout: 500, pingMsg })
    await w.advance(3200)
    assert.deepEqual(w.received, ['ok'])
    assert.equal(w.uncaught[0], boom)
    assert.equal(w.uncaught.length, 2)
    assert.equal(w.connects, 1)
  },
)

v2(
  'isPong: such messages count as life, stay hidden from onMessage, and give the latency',
  async (make) => {
    const w = await make()
    const latencies = []
    await w.opened(
      { pingTimeout: 1000, pongTimeout: 500, isPong: (data) => data === 'heartbeat' },
      (task) => {
        w.recorder.hook(task)
        task.onLatency = (ms) => latencies.push(ms)
      },
    )
    await w.advance(3200)
    w.net.link.push('news')
    await w.advance(50)
    assert.deepEqual(
      w.recorder.of('onMessage').map((entry) => entry.event.data),
      ['news'],
    )
    assert.equal(w.connects, 1)
    assert.ok(latencies.length >= 2)
    assert.ok(
      latencies.every((ms) => ms >= 20 && ms <= 21),
      `latencies ${latencies}`,
    )
  },
)

v2('a throwing isPong hides nothing and harms nothing', async (make) => {
  const w = await make()
  w.noisy = true
  const boom = new Error('isPong')
  await w.opened({
    isPong: () => {
      throw boom
    },
  })
  w.net.link.push('news')
  await w.advance(50)
  assert.deepEqual(
    w.recorder.of('onMessage').map((entry) => entry.event.data),
    ['news'],
  )
  assert.deepEqual(w.uncaught, [boom])
})
