// 1.x defects with replaced sockets: late events, duplicates, slots that are never given back; storms.

import assert from 'node:assert/strict'
import { defect, v2 } from '../../support/cases.mjs'

/** An error event alone on an open socket, as some hosts give it; the link itself goes on. */
const errorOnly = (w) => w.host.socket.tell('error', {}, { errMsg: 'something' })

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
  old.tell('error', {}, { errMsg: 'late' })
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
    // No ping could tell whether the link lives: then an error replaces it, as in 1.x.
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
  assert.equal(w.host.sockets[0].closes[0].code, 1000)
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

// --- the background kill

v2('a kill of which only the global wx.onSocketClose tells (iOS) is found', async (make) => {
  const w = await make({ quirks: { lost: 'global-close' } })
  await w.opened()
  w.host.interrupt()
  await w.until(() => w.connects === 2, 30_000)
  await w.advance(100)
  assert.deepEqual(w.names, ['onOpen', 'onClose', 'onReconnect', 'onOpen'])
})

v2('a background kill (code 0 or 1000, "interrupted") is a loss like any other', async (make) => {
  for (const interruptedCode of [0, 1000, 1006]) {
    const w = await make({ quirks: { interruptedCode } })
    await w.opened()
    w.host.interrupt()
    await w.until(() => w.connects === 2, 5000)
    assert.deepEqual(w.names, ['onOpen', 'onClose', 'onReconnect'], `code ${interruptedCode}`)
  }
})

v2(
  'a refusal while the app is just coming back: the same attempt again after 300 ms, without hooks, uncounted',
  async (make) => {
    for (const suspendText of ['suspend', 'interrupted']) {
      const w = await make({ quirks: { suspend: 3, suspendText } })
      const task = await w.start({ repeatLimit: 0 })
      await w.until(() => w.host.open.length === 1, 2000)
      await w.advance(1)
      assert.deepEqual(w.names, ['onOpen'], suspendText)
      const times = w.host.connects.map((connect) => connect.at)
      assert.deepEqual(
        times.slice(1).map((at, i) => at - times[i]),
        [300, 300, 300],
      )
      assert.equal(task.repeat, 0)
    }
  },
)

v2('more than five such refusals in a row are a failed attempt', async (make) => {
  const w = await make({ quirks: { suspend: 6 } })
  await w.start()
  await w.until(() => w.host.open.length === 1, 10_000)
  await w.advance(1)
  assert.deepEqual(w.names, ['onError', 'onClose', 'onReconnect', 'onOpen'])
})
