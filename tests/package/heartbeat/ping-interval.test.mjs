// The option pingInterval: pings for servers that drop clients which say nothing.

import assert from 'node:assert/strict'
import { v2 } from '../../support/cases.mjs'
import { families } from '../../support/hosts/families.mjs'

/** The server sends every `ms`, whatever it gets. */
function chatter(w, ms) {
  const { link } = w.net
  const again = () => {
    if (link.state !== 'open' || link.serverGone) return
    link.push('news')
    w.clock.after(ms, again)
  }
  again()
}

/** The server drops clients that have said nothing for `ms`. */
function dropTheSilent(w, ms) {
  const { link } = w.net
  const last = () =>
    Math.max(
      link.acceptedAt,
      ...w.net.received.filter((one) => one.link === link).map(({ at }) => at),
    )
  const look = () => {
    if (w.now - last() >= ms) return link.closeByServer(1001, 'idle')
    w.clock.after(100, look)
  }
  look()
}

const pingsAt = (w, from) => w.net.received.map(({ at }) => at - from)

for (const host of families) {
  v2(
    `a server that talks, and drops clients that say nothing, is satisfied on ${host}`,
    async (make) => {
      const w = await make({ host })
      w.net.mute = true
      await w.opened({ pingInterval: 3000 })
      chatter(w, 500)
      dropTheSilent(w, 4000)
      await w.advance(120_000)
      assert.equal(w.connects, 1)
      const pings = w.received.length
      assert.ok(pings >= 39 && pings <= 40, `${pings} pings`)
    },
  )
}

v2('without it, such a server hears nothing', async (make) => {
  const w = await make()
  await w.opened()
  chatter(w, 500)
  dropTheSilent(w, 4000)
  await w.until(() => w.recorder.of('onClose').length > 0)
  assert.deepEqual(w.received, [])
})

v2('a message of the app puts such a ping off, one that comes in does not', async (make) => {
  const w = await make({ latency: 0 })
  const task = await w.opened({ pingInterval: 3000 })
  const from = w.log[0].at
  w.net.mute = true
  chatter(w, 100)
  await w.advance(2000 - 1)
  task.send('hello')
  await w.advance(7000)
  assert.deepEqual(pingsAt(w, from), [2000, 5000, 8000])
  assert.equal(task.stats().pings, 2)
})

v2('its pings get no verdict: only silence for pingTimeout leads to one', async (make) => {
  const w = await make({ latency: 0 })
  await w.opened({ pingInterval: 1000, pingTimeout: 5000, pongTimeout: 1500 })
  const from = w.log[0].at
  w.net.mute = true
  await w.until(() => w.recorder.of('onClose').length > 0)
  assert.equal(w.now - from, 6500)
  assert.deepEqual(pingsAt(w, from), [1000, 2000, 3000, 4000, 5000, 6000])
})

v2('with pingTimeout off they are all that is sent, and end nothing', async (make) => {
  const w = await make({ latency: 0 })
  await w.opened({ pingInterval: 1000, pingTimeout: null })
  w.net.mute = true
  await w.advance(60_000)
  assert.equal(w.connects, 1)
  assert.equal(w.received.length, 60)
})

v2(
  'with isPong they give the latency, also on a busy link; without it they give none',
  async (make) => {
    for (const isPong of [(data) => data === 'heartbeat', null]) {
      const w = await make()
      const latencies = []
      const task = await w.opened({ pingInterval: 1000, isPong })
      task.onLatency = (ms) => latencies.push(ms)
      chatter(w, 7)
      await w.advance(5100)
      assert.deepEqual(latencies, isPong ? [20, 20, 20, 20, 20] : [])
    }
  },
)

v2('a pong that takes longer than pingInterval is measured from its own ping', async (make) => {
  const w = await make({ latency: 1000 })
  const task = await w.opened({ pingInterval: 1500, isPong: (data) => data === 'heartbeat' })
  const outcome = []
  task.onLatency = (ms) => outcome.push(ms)
  await w.advance(6000)
  assert.equal(outcome[0], 2000)
})

v2('one that has nothing to send does not put the next ping for pingTimeout off', async (make) => {
  const w = await make({ latency: 0 })
  let opened = Infinity
  const pingMsg = () => (w.now - opened < 2000 ? null : 'ping')
  await w.opened({ pingInterval: 600, pingTimeout: 2000, pongTimeout: 1000, pingMsg })
  opened = w.log[0].at
  w.net.mute = true
  await w.until(() => w.recorder.of('onClose').length > 0)
  assert.equal(w.now - opened, 3000)
})

v2('set live, it counts at once; null, 0 and Infinity turn it off', async (make) => {
  const w = await make({ latency: 0 })
  const task = await w.opened()
  chatter(w, 500)
  await w.advance(10_000)
  assert.equal(task.opts.pingInterval, null)
  task.opts.pingInterval = '2000'
  await w.advance(1)
  assert.equal(w.received.length, 1)
  for (const off of [0, Infinity, null]) {
    task.opts.pingInterval = off
    await w.advance(20_000)
    assert.equal(w.received.length, 1, String(off))
  }
})

v2('it costs a busy link one timer a ping', async (make) => {
  const w = await make()
  await w.opened({ pingInterval: 10_000 })
  await w.advance(60_000)
  chatter(w, 10)
  const before = w.timersSet
  const pings = w.received.length
  await w.advance(100_000)
  assert.ok(w.received.length - pings >= 9)
  assert.ok(w.timersSet - before <= 30, `${w.timersSet - before} timers`)
})
