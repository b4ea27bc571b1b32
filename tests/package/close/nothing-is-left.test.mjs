// After close() and after give-up no timer or listener of the package remains on the host; nothing grows with reconnects.

import assert from 'node:assert/strict'
import { v2 } from '../../support/cases.mjs'

/** Ways to bring a task into the state from which it is closed. */
const SITUATIONS = {
  connecting: async (w) => w.start(),
  open: async (w) => w.opened(),
  'ping under way': async (w) => {
    const task = await w.opened({ pingTimeout: 100, pongTimeout: 5000 })
    w.net.mute = true
    await w.advance(150)
    return task
  },
  'a message just in': async (w) => {
    const task = await w.opened()
    w.host.socket.receive('now')
    return task
  },
  waiting: async (w) => {
    const task = await w.opened()
    w.net.link.closeByServer(1006, '')
    await w.until(() => w.names.includes('onReconnect'))
    return task
  },
  'handshake hangs': async (w) => {
    w.net.next('hang')
    const task = await w.start()
    await w.advance(500)
    return task
  },
  'promise pending': async (w) => {
    const task = await w.opened()
    w.host.next('pending')
    w.net.link.closeByServer(1006, '')
    await w.until(() => w.connects === 2)
    return task
  },
  'params pending': async (w) => {
    let calls = 0
    const connectSocketParams = () =>
      (calls += 1) === 1 ? { url: 'wss://example.test/a' } : new w.realm.Promise(() => {})
    const task = await w.opened({ connectSocketParams })
    w.net.link.closeByServer(1006, '')
    await w.until(() => calls === 2, 10_000)
    return task
  },
  'blackholed and closing': async (w) => {
    const task = await w.opened({ pingTimeout: 100, pongTimeout: 100 })
    w.net.blackhole = true
    await w.advance(1000)
    return task
  },
}

for (const [name, arrive] of Object.entries(SITUATIONS)) {
  v2(`close() leaves nothing: ${name}`, async (make) => {
    const w = await make()
    const task = await arrive(w)
    const before = w.connects
    task.close()
    await w.advance(2001)
    assert.equal(w.leftovers().timers, 0, 'no timer after closeTimeout')
    assert.equal(w.leftovers().listeners, 0, 'no listener')
    await w.advance(120_000)
    assert.equal(w.connects, before, 'no connect ever again')
    assert.equal(w.host.open.length, 0)
    assert.equal(task.state, 'closed')
    assert.ok(w.recorder.of('onReconnect').length <= 1)
  })

  v2(`destroy() leaves nothing, at once: ${name}`, async (make) => {
    const w = await make()
    const task = await arrive(w)
    const hooks = w.names.length
    const before = w.connects
    task.destroy()
    assert.equal(w.leftovers().timers, 0)
    assert.equal(w.leftovers().listeners, 0)
    await w.advance(120_000)
    assert.equal(w.names.length, hooks, 'no hook')
    assert.equal(w.connects, before)
    assert.equal(w.host.open.length, 0)
  })
}

v2('give-up leaves nothing', async (make) => {
  const w = await make()
  w.net.handshake = 'refuse'
  const task = await w.start({ repeatLimit: 3 })
  await w.until(() => task.state === 'given-up')
  await w.advance(1)
  w.assertNothingLeft()
  await w.advance(600_000)
  assert.equal(w.connects, 4)
})

v2('give-up on timeouts leaves no socket: a late open is closed at once', async (make) => {
  const w = await make()
  w.net.slow = 8000
  const task = await w.start({ repeatLimit: 1, connectTimeout: 1000, reconnectTimeout: 100 })
  await w.until(() => task.state === 'given-up')
  await w.advance(60_000)
  assert.equal(w.host.open.length, 0)
  assert.ok(!w.names.includes('onOpen'))
  w.assertNothingLeft()
})

v2('one timer at any time, and none set for a message', async (make) => {
  const w = await make()
  await w.opened()
  assert.equal(w.leftovers().timers, 1)
  const before = w.timersSet
  for (let i = 0; i < 100; i += 1) w.host.socket.receive(`m${i}`)
  assert.equal(w.timersSet, before)
  assert.equal(w.leftovers().timers, 1)
})

v2('a task that was never looked at can be destroyed in the first then', async (make) => {
  const w = await make()
  await w.start({}, (task) => task.destroy())
  await w.advance(60_000)
  assert.equal(w.host.open.length, 0)
  assert.equal(w.leftovers().timers, 0)
})

v2('an abort signal is destroy()', async (make) => {
  const w = await make()
  const listeners = new Set()
  const signal = {
    aborted: false,
    addEventListener: (type, fn) => void listeners.add(fn),
    removeEventListener: (type, fn) => void listeners.delete(fn),
  }
  const task = await w.opened({ signal })
  assert.equal(listeners.size, 1)
  for (const fn of [...listeners]) fn.call(signal, { type: 'abort' })
  assert.equal(task.state, 'destroyed')
  await w.advance(60_000)
  assert.equal(listeners.size, 0, 'our listener is gone')
  assert.equal(w.host.open.length, 0)
})

v2('50 tasks come and go and leave nothing', async (make) => {
  const w = await make({ quirks: { maxSockets: 100 } })
  for (let round = 0; round < 5; round += 1) {
    const tasks = []
    for (let i = 0; i < 10; i += 1) tasks.push(await w.start())
    await w.advance(100)
    assert.equal(w.host.open.length, 10)
    for (const task of tasks) task.destroy()
    await w.advance(100)
    w.assertNothingLeft()
  }
})
