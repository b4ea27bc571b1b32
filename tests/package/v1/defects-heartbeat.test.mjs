// 1.x defects of the heartbeat: stale timers, refused pings, waiting for a close event, odd numbers.

import assert from 'node:assert/strict'
import { defect } from '../../support/cases.mjs'

const quick = { pingTimeout: 1000, pongTimeout: 500 }

const FOREVER = 2 ** 31

defect('pings to a dead socket: the heartbeat was not stopped on close', async (make) => {
  const w = await make()
  await w.opened({ ...quick, reconnectTimeout: 10_000 })
  w.net.handshake = 'refuse'
  w.net.link.closeByServer(1006, '')
  await w.advance(5000)
  assert.equal(w.host.sockets[0].sends.length, 0)
})

defect('after repeatLimit the dead socket was still pinged', async (make) => {
  const w = await make()
  await w.opened({ pingTimeout: 5000, reconnectTimeout: 100, repeatLimit: 1 })
  w.net.handshake = 'refuse'
  w.net.link.closeByServer(1006, '')
  await w.advance(60_000)
  assert.deepEqual(
    w.host.sockets.map((socket) => socket.sends.length),
    [0, 0],
  )
  w.assertNothingLeft()
})

defect('the stale pong timer of the old socket cut off the next handshake', async (make) => {
  const w = await make({ quirks: { closeNeedsOpen: false } })
  await w.opened({ pingTimeout: 1000, pongTimeout: 1500, reconnectTimeout: 100 })
  w.net.mute = true
  await w.advance(1100)
  w.net.mute = false
  w.net.slow = 2000
  w.net.link.closeByServer(1006, '')
  await w.until(() => w.connects === 2)
  await w.until(() => w.host.open.length === 1, 2500)
  assert.equal(w.connects, 2, 'the slow handshake was left in peace')
})

defect('recovery waited for the host’s close event over a dead link: 30 s', async (make) => {
  const w = await make()
  await w.opened(quick)
  w.net.blackhole = true
  const from = w.now
  await w.until(() => w.names.includes('onReconnect'), 20_000)
  assert.ok(w.now - from <= 1500, `${w.now - from} ms`)
  w.net.blackhole = false
  await w.until(() => w.host.open.length === 1 && w.connects >= 2, 5000)
})

defect('recovery waited for ever for a close event that never comes', async (make) => {
  const w = await make({ quirks: { closeReports: 'never' } })
  await w.opened(quick)
  w.net.mute = true
  await w.advance(1600)
  w.net.mute = false
  await w.until(() => w.connects === 2, 5000)
})

defect('a throwing close() ended recovery', async (make) => {
  const w = await make({ quirks: { closeThrows: true } })
  await w.opened(quick)
  w.net.mute = true
  await w.advance(1600)
  w.net.mute = false
  await w.until(() => w.connects === 2, 5000)
})

for (const send of ['throw', 'reject', 'fail', 'error-object']) {
  defect(
    `one refused ping (${send}) ended the heartbeat or gave an unhandled rejection`,
    async (make) => {
      const w = await make()
      await w.opened(quick)
      await w.advance(900)
      w.host.quirks.send = send
      await w.advance(150)
      w.host.quirks.send = 'ok'
      await w.advance(5000)
      assert.equal(w.connects, 1, 'the link is fine and stays')
      assert.ok(w.received.length >= 3, 'the heartbeat goes on')
      if (send === 'error-object')
        assert.ok(w.host.socket.sends.length > w.received.length, 'it was tried again')
    },
  )
}

for (const pingTimeout of [Infinity, FOREVER, 1e12, Number.MAX_VALUE]) {
  defect(`pingTimeout ${pingTimeout} was a ping every few ms`, async (make) => {
    const w = await make()
    await w.opened({ pingTimeout })
    await w.advance(60_000)
    assert.deepEqual(w.received, [])
    assert.ok(w.longestTimer < FOREVER)
    assert.equal(w.connects, 1)
  })
}

for (const pingTimeout of [0, null]) {
  defect(`pingTimeout ${pingTimeout} spun; it means no heartbeat`, async (make) => {
    const w = await make()
    await w.opened({ pingTimeout, pongTimeout: 500 })
    w.net.mute = true
    await w.advance(120_000)
    assert.deepEqual(w.received, [])
    assert.equal(w.connects, 1)
  })
}

for (const pongTimeout of [FOREVER, 1e12]) {
  defect(`pongTimeout ${pongTimeout} closed a live link after 1 ms`, async (make) => {
    const w = await make({ latency: 100 })
    await w.opened({ pingTimeout: 1000, pongTimeout })
    await w.advance(10_000)
    assert.equal(w.connects, 1)
    assert.ok(w.longestTimer < FOREVER)
  })
}

for (const pongTimeout of [0, null, Infinity]) {
  defect(
    `pongTimeout ${pongTimeout} closed a live link at once; it means ping only, no verdict`,
    async (make) => {
      const w = await make()
      await w.opened({ pingTimeout: 1000, pongTimeout })
      w.net.mute = true
      await w.advance(30_000)
      assert.equal(w.connects, 1)
      assert.ok(w.received.length >= 1)
    },
  )
}

defect('repeatLimit 0 was unlimited; it means no retry', async (make) => {
  const w = await make()
  w.net.handshake = 'refuse'
  const task = await w.start({ repeatLimit: 0 })
  await w.advance(60_000)
  assert.equal(w.connects, 1)
  assert.equal(task.repeat, 0)
  w.assertNothingLeft()
})

defect(
  'on resume the overdue pong timer closed a link whose pong was already queued',
  async (make) => {
    const w = await make()
    await w.opened(quick)
    await w.until(() => w.received.length === 1)
    await w.freeze(60_000, { first: 'timer' })
    await w.advance(5000)
    assert.equal(w.connects, 1)
    assert.deepEqual(
      w.names.filter((name) => name === 'onClose'),
      [],
    )
  },
)
