// close, open, reconnect, destroy, give-up, fatal codes: the paths of one task from state to state.

import assert from 'node:assert/strict'
import { v2 } from '../../support/cases.mjs'

v2(
  'states: connecting → open → waiting → connecting → open → closed → connecting',
  async (make) => {
    const w = await make()
    const states = []
    const task = await w.start({}, (t) => (t.onStateChange = (state) => states.push(state)))
    assert.equal(task.state, 'connecting')
    await w.advance(100)
    w.net.link.closeByServer(1000, '')
    await w.until(() => task.state === 'open' && w.connects === 2)
    task.close()
    await w.advance(100)
    task.open()
    await w.advance(100)
    assert.deepEqual(states, [
      'open',
      'waiting',
      'connecting',
      'open',
      'closed',
      'connecting',
      'open',
    ])
  },
)

v2('open() from closed: a new outage, at once, without onReconnect', async (make) => {
  const w = await make()
  const task = await w.opened()
  task.close()
  await w.advance(100)
  assert.equal(task.open(), undefined)
  await w.advance(60)
  assert.equal(task.state, 'open')
  await w.advance(1)
  assert.deepEqual(w.names, ['onOpen', 'onClose', 'onOpen'])
  assert.equal(task.forbidReconnect, false)
})

v2('open() before the host confirmed the close: onClose comes first', async (make) => {
  const w = await make({ quirks: { closeReports: 'never' } })
  const task = await w.opened()
  task.close({ code: 4001 })
  task.open()
  await w.advance(200)
  assert.deepEqual(w.names, ['onOpen', 'onClose', 'onOpen'])
  assert.equal(w.recorder.of('onClose')[0].event.code, 4001)
})

v2('open() in connecting, open and waiting: nothing', async (make) => {
  const w = await make()
  const task = await w.start()
  task.open()
  await w.advance(100)
  task.open()
  await w.advance(100)
  assert.equal(w.connects, 1)
  w.net.link.closeByServer(1000, '')
  await w.until(() => task.state === 'waiting')
  task.open()
  assert.equal(task.state, 'waiting')
})

v2('open() after give-up: the budget is new', async (make) => {
  const w = await make()
  w.net.handshake = 'refuse'
  const task = await w.start({ repeatLimit: 2, reconnectTimeout: 100 })
  await w.until(() => task.state === 'given-up')
  assert.equal(task.repeat, 2, 'repeat stays at give-up')
  const before = w.connects
  task.open()
  await w.until(() => task.state === 'given-up')
  assert.equal(w.connects - before, 3)
})

v2('close() in given-up: the state becomes closed, no hook', async (make) => {
  const w = await make()
  w.net.handshake = 'refuse'
  const task = await w.start({ repeatLimit: 0 })
  await w.until(() => task.state === 'given-up')
  w.recorder.clear()
  task.close()
  assert.equal(task.state, 'closed')
  await w.advance(5000)
  assert.deepEqual(w.names, [])
})

v2(
  'reconnect() from open: onClose, onReconnect, a new socket; the old one is closed',
  async (make) => {
    const w = await make()
    const task = await w.opened()
    await w.advance(1000)
    const old = w.host.socket
    task.reconnect()
    await w.advance(200)
    assert.deepEqual(w.names, ['onOpen', 'onClose', 'onReconnect', 'onOpen'])
    assert.equal(w.recorder.of('onReconnect')[0].repeat, 1)
    assert.equal(old.state, 'closed')
    assert.notEqual(task.socketTask, old.api)
  },
)

v2('reconnect() from waiting, closed and given-up starts at once', async (make) => {
  const starts = {
    waiting: async (w, task) => {
      w.net.link.closeByServer(1006, '')
      await w.until(() => task.state === 'waiting')
    },
    closed: async (w, task) => {
      task.close()
      await w.advance(3000)
    },
    'given-up': async (w, task) => {
      w.net.handshake = 'refuse'
      w.net.link.drop()
      await w.until(() => task.state === 'given-up', 60_000)
      w.net.handshake = 'accept'
    },
  }
  for (const [state, arrive] of Object.entries(starts)) {
    const w = await make()
    const task = await w.opened({ retry: ({ attempt }) => (attempt > 1 ? false : 5000) })
    await arrive(w, task)
    assert.equal(task.state, state)
    w.recorder.clear()
    const from = w.now
    task.reconnect()
    await w.until(() => task.state === 'open', 1000)
    await w.advance(1)
    assert.ok(w.log.at(-1).at - from <= 71, `${state}: ${w.log.at(-1).at - from} ms`)
    assert.deepEqual(w.names, ['onReconnect', 'onOpen'], state)
    assert.equal(w.log[0].repeat, 1, state)
  }
})

v2('reconnect() while connecting replaces that attempt', async (make) => {
  const w = await make()
  w.net.next('hang')
  const task = await w.start()
  await w.advance(1000)
  task.reconnect()
  await w.until(() => task.state === 'open', 1000)
  await w.advance(1)
  assert.deepEqual(w.names, ['onClose', 'onReconnect', 'onOpen'])
})

v2('many reconnect() calls in one moment are one attempt', async (make) => {
  const w = await make()
  const task = await w.opened()
  await w.advance(1000)
  for (let i = 0; i < 20; i += 1) task.reconnect()
  await w.advance(2000)
  assert.equal(w.connects, 2)
  const times = w.host.connects.map((connect) => connect.at)
  assert.ok(times[1] - times[0] >= 50)
})

v2('destroy(): silent, for good; later calls do nothing, results are "destroyed"', async (make) => {
  const w = await make()
  const task = await w.opened()
  const pending = w.watch(task.ping())
  task.destroy()
  assert.equal(task.state, 'destroyed')
  assert.equal(task.socketTask, null)
  task.open()
  task.reconnect()
  task.close()
  task.destroy()
  const sent = w.watch(task.send({ data: 'x' }))
  const pinged = w.watch(task.ping())
  await w.advance(60_000)
  assert.deepEqual(w.names, ['onOpen'])
  assert.equal(pending.value.code, 'destroyed')
  assert.equal(sent.value.code, 'destroyed')
  assert.equal(pinged.value.code, 'destroyed')
  assert.equal(typeof task.stats(), 'object')
  w.assertNothingLeft()
})

v2(
  'minUptime guards flapping: a server that accepts and drops at once uses up the budget',
  async (make) => {
    const w = await make()
    const task = await w.start({ repeatLimit: 4, reconnectTimeout: 100 })
    for (let opens = 1; task.state !== 'given-up' && opens < 20; opens += 1) {
      await w.until(() => w.net.links.length === opens || task.state === 'given-up', 60_000)
      await w.advance(50)
      w.net.link.drop()
      await w.advance(50)
      if (task.state === 'waiting') await w.until(() => task.state !== 'waiting', 60_000)
    }
    assert.equal(task.state, 'given-up')
    assert.equal(w.connects, 5)
  },
)
