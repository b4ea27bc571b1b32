// Large messages over slow links: they are no sign of death, as long as that can be seen or guessed.

import assert from 'node:assert/strict'
import { v2 } from '../../support/cases.mjs'
import { families, tellUnsent } from '../../support/hosts/families.mjs'

const MB = 1_000_000
const quick = { pingTimeout: 1000, pongTimeout: 1000 }

for (const host of families) {
  v2(
    `a message that takes longer than pongTimeout comes over a later link, on ${host}`,
    async (make) => {
      const w = await make({ host })
      w.net.downlink = 500
      w.net.greeting = () => 'x'.repeat(3 * MB)
      const task = await w.start(quick)
      await w.until(() => w.recorder.of('onMessage').length > 0, 60_000)
      assert.equal(w.recorder.of('onMessage')[0].event.data.length, 3 * MB)
      assert.equal(task.stats().verdicts.dead, 3)
      // A server that answers is judged as before.
      w.net.greeting = () => undefined
      await w.advance(3000)
      w.net.blackhole = true
      const from = w.now
      await w.until(() => task.stats().verdicts.dead === 4)
      assert.ok(w.now - from <= 2100, `${w.now - from} ms`)
    },
  )
}

v2(
  'the deadline of a pong is doubled three times at most, and is no longer than 60 s',
  async (make) => {
    for (const [pongTimeout, spans] of [
      [1000, [1000, 2000, 4000, 8000, 8000]],
      [20_000, [20_000, 40_000, 60_000, 60_000]],
      [90_000, [90_000, 90_000]],
    ]) {
      const w = await make()
      w.noisy = true
      w.net.mute = true
      await w.start({ pingTimeout: 1000, pongTimeout, reconnectTimeout: 50 })
      await w.until(() => w.recorder.of('onClose').length === spans.length, 600_000)
      const opens = w.recorder.of('onOpen')
      const took = w.recorder.of('onClose').map(({ at }, i) => at - opens[i].at - 1000)
      assert.deepEqual(took, spans)
    }
  },
)

v2(
  'no deadline is doubled after a link that has answered, or whose network has changed',
  async (make) => {
    const w = await make()
    const task = await w.start({ ...quick, reconnectTimeout: 50 })
    const judged = async (spoil) => {
      await w.until(() => task.state === 'open')
      await w.advance(100)
      w.net.blackhole = true
      const dead = task.stats().verdicts.dead
      spoil()
      await w.until(() => task.stats().verdicts.dead > dead)
      w.net.blackhole = false
      await w.until(() => task.state === 'open')
      const from = w.now
      w.net.mute = true
      await w.until(() => task.state !== 'open')
      w.net.mute = false
      return w.now - from
    }
    await w.until(() => w.received.length > 0)
    assert.equal(await judged(() => {}), 2000)
    // The doubling that this last link has caused ends with the first answer.
    await w.until(() => task.state === 'open')
    await w.advance(1100)
    w.host.signals.networkIs('4g')
    await w.advance(100)
    w.net.link.drop()
    await w.advance(100)
    assert.equal(await judged(() => w.host.signals.networkIs('wifi')), 2000)
  },
)

for (const host of tellUnsent) {
  v2(`an upload that goes on keeps the link alive, on ${host}`, async (make) => {
    const w = await make({ host })
    w.net.uplink = 2000
    const task = await w.opened(quick)
    task.send('x'.repeat(20 * MB))
    await w.advance(12_000)
    assert.equal(w.connects, 1)
    assert.equal(w.received[0].length, 20 * MB)
    assert.equal(task.state, 'open')
  })

  v2(
    `an upload in pieces, with more and more to send, keeps it alive, on ${host}`,
    async (make) => {
      const w = await make({ host })
      w.net.uplink = 100
      w.net.mute = true
      const task = await w.opened(quick)
      task.send('x'.repeat(MB))
      for (let i = 0; i < 60; i += 1) {
        await w.advance(230)
        task.send('x'.repeat(25_000))
      }
      assert.equal(w.connects, 1)
      assert.ok(w.net.links[0].unsent > MB, 'more waits than at first')
    },
  )

  v2(`a probe waits for what is being sent, too, on ${host}`, async (make) => {
    const w = await make({ host })
    w.net.uplink = 500
    const task = await w.opened({ pongTimeout: 2000 })
    task.send('x'.repeat(3 * MB))
    await w.advance(100)
    w.host.socket.emit('error', {})
    await w.advance(10_000)
    assert.equal(w.connects, 1)
    assert.deepEqual(w.received.slice(1), ['heartbeat'])
  })

  v2(`an upload that stands still is a dead link, on ${host}`, async (make) => {
    const w = await make({ host })
    w.net.uplink = 2000
    const task = await w.opened(quick)
    task.send('x'.repeat(20 * MB))
    await w.advance(4000)
    w.net.blackhole = true
    const from = w.now
    await w.until(() => w.recorder.of('onClose').length > 0)
    assert.ok(w.now - from <= 2000, `${w.now - from} ms`)
    // A message that only waits, in the dead link, proves nothing.
    task.send('y')
  })
}
