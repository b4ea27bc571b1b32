// 1.x defects with replaced sockets: late events, duplicates, slots that are never given back; storms.

import assert from 'node:assert/strict'
import { defect } from '../../support/cases.mjs'

/** An error event alone on an open socket, as some hosts give it; the link itself goes on. */
const errorOnly = (w) => w.host.socket.dispatch('error', {}, { errMsg: 'something' })

/** The old socket is replaced although its link lives: unanswered pings, then the server speaks again. */
async function replaced(w) {
  await w.opened({ pingTimeout: 1000, pongTimeout: 500, reconnectTimeout: 100 })
  // The host acknowledges no close and keeps the old link: the worst case.
  w.host.quirks.closeThrows = true
  w.net.mute = true
  await w.until(() => w.connects === 2, 10_000)
  w.net.mute = false
  w.host.quirks.closeThrows = false
  await w.until(() => w.host.sockets[1]?.state === 'open', 10_000)
  await w.advance(1)
  return { old: w.host.sockets[0], oldLink: w.net.links[0] }
}

defect('a late close of a replaced socket replaced the healthy one', async (make) => {
  const w = await make()
  const { old } = await replaced(w)
  old.lostLink({ code: 1006, reason: '' }, null)
  await w.advance(800)
  assert.equal(w.connects, 2)
  assert.equal(w.host.sockets[1].state, 'open')
  assert.deepEqual(w.names.filter((name) => name === 'onClose').length, 1)
})

defect('a late error of a replaced socket replaced the healthy one', async (make) => {
  const w = await make()
  const { old } = await replaced(w)
  old.dispatch('error', {}, { errMsg: 'late' })
  await w.advance(800)
  assert.equal(w.connects, 2)
  assert.deepEqual(
    w.names.filter((name) => name === 'onError'),
    [],
  )
})

defect('a replaced socket kept delivering messages', async (make) => {
  const w = await make()
  const { old } = await replaced(w)
  const before = w.recorder.of('onMessage').length
  old.state = 'open'
  old.receive('from the grave')
  await w.advance(100)
  assert.equal(w.recorder.of('onMessage').length, before)
})

defect(
  'an error on an open socket left the old one open: 5 errors used up the host’s slots',
  async (make) => {
    const w = await make()
    // No ping can test whether the link is alive: then an error replaces it, as in 1.x.
    await w.opened({ pingTimeout: 0, reconnectTimeout: 100 })
    for (let i = 0; i < 8; i += 1) {
      const before = w.connects
      errorOnly(w)
      await w.until(() => w.connects === before + 1, 30_000)
      await w.until(() => w.host.socket.state === 'open')
      await w.advance(6000)
    }
    assert.equal(w.host.open.length, 1)
    assert.ok(w.host.alive.length <= 2)
  },
)

defect('an error alone, on a link that lives, replaced it', async (make) => {
  const w = await make()
  await w.opened()
  errorOnly(w)
  await w.advance(20_000)
  assert.equal(w.connects, 1)
  assert.equal(w.recorder.of('onError').length, 1)
  assert.equal(w.recorder.of('onError')[0].event.code, 'socket-error')
})

defect('200 clients that are dropped together reconnected in the same 20 ms', async (make) => {
  const w = await make({ latency: 0, quirks: { maxSockets: 1000 } })
  for (let i = 0; i < 200; i += 1) w.call(w.options())
  await w.advance(100)
  assert.equal(w.host.open.length, 200)
  for (const link of [...w.net.links]) link.drop()
  const from = w.now
  await w.advance(2100)
  const times = w.host.connects.slice(200).map((connect) => connect.at - from)
  assert.equal(times.length, 200)
  for (let start = 0; start <= 2100; start += 20) {
    const together = times.filter((at) => at >= start && at < start + 20).length
    assert.ok(together <= 20, `${together} of 200 within 20 ms`)
  }
})

defect('after give-up timers of dead sockets went on', async (make) => {
  const w = await make()
  await w.opened({ pingTimeout: 60_000, reconnectTimeout: 100, repeatLimit: 1 })
  w.net.handshake = 'refuse'
  w.net.link.drop()
  await w.advance(5000)
  w.assertNothingLeft()
})
