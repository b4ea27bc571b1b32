// Sends made while the link is not open: queued, in order, once; limits and their codes.

import assert from 'node:assert/strict'
import { v2 } from '../../support/cases.mjs'

/** A task that is waiting for its retry. */
async function waiting(w, options = {}) {
  const task = await w.opened(options)
  w.net.next('refuse')
  w.net.link.closeByServer(1006, '')
  await w.until(() => task.state === 'waiting')
  return task
}

const codes = (outcomes) =>
  outcomes.map((outcome) => (outcome.state === 'rejected' ? outcome.value.code : outcome.state))

v2('the queue keeps its order, over a failed retry too, and sends nothing twice', async (make) => {
  const w = await make()
  const task = await waiting(w)
  const outcomes = []
  for (let i = 0; i < 50; i += 1) {
    outcomes.push(w.watch(task.send({ data: `m${i}` })))
    if (i === 25) await w.until(() => w.connects === 2)
  }
  assert.equal(task.stats().queued.messages, 50)
  await w.until(() => task.state === 'open', 30_000)
  await w.advance(100)
  assert.deepEqual(
    w.received,
    Array.from({ length: 50 }, (_, i) => `m${i}`),
  )
  assert.ok(outcomes.every((outcome) => outcome.state === 'fulfilled'))
  assert.equal(task.stats().queued.messages, 0)
})

v2('a log-in sent in onOpen precedes the backlog', async (make) => {
  const w = await make()
  const task = await w.start({}, (t) => {
    t.onOpen = () => t.send({ data: 'login' })
    t.onReopen = () => t.send({ data: 'resume' })
  })
  task.send({ data: 'backlog 1' })
  await w.advance(100)
  assert.deepEqual(w.received, ['login', 'backlog 1'])
  w.net.link.closeByServer(1006, '')
  await w.until(() => task.state === 'waiting')
  task.send({ data: 'backlog 2' })
  await w.until(() => task.state === 'open')
  await w.advance(100)
  assert.deepEqual(w.received.slice(2), ['login', 'resume', 'backlog 2'])
})

v2('a log-in precedes the backlog also where every then is a macrotask', async (make) => {
  const w = await make({ host: 'wx@ios15', latency: 0 })
  const task = await w.start({}, (t) => {
    t.send({ data: 'backlog' })
    t.onOpen = () => t.send({ data: 'login' })
  })
  await w.until(() => task.state === 'open')
  await w.advance(1500)
  assert.deepEqual(w.received, ['login', 'backlog'])
})

v2('maxMessages, drop-oldest: the oldest fails with "queue-full"', async (make) => {
  const w = await make()
  const task = await waiting(w, { queue: { maxMessages: 3 } })
  const outcomes = ['a', 'b', 'c', 'd', 'e'].map((data) => w.watch(task.send({ data })))
  await w.advance(1)
  assert.deepEqual(codes(outcomes), ['queue-full', 'queue-full', 'pending', 'pending', 'pending'])
  await w.until(() => task.state === 'open', 30_000)
  await w.advance(100)
  assert.deepEqual(w.received, ['c', 'd', 'e'])
})

v2('maxMessages, drop-newest: the new one fails', async (make) => {
  const w = await make()
  const task = await waiting(w, { queue: { maxMessages: 2, overflow: 'drop-newest' } })
  const outcomes = ['a', 'b', 'c'].map((data) => w.watch(task.send({ data })))
  await w.advance(1)
  assert.deepEqual(codes(outcomes), ['pending', 'pending', 'queue-full'])
})

v2('maxBytes: strings count 2 bytes a unit, bytes count one', async (make) => {
  const w = await make()
  const task = await waiting(w, { queue: { maxBytes: 10 } })
  const text = w.watch(task.send({ data: 'abc' }))
  const bytes = w.watch(task.send({ data: new ArrayBuffer(4) }))
  await w.advance(1)
  assert.deepEqual(codes([text, bytes]), ['pending', 'pending'])
  const more = w.watch(task.send({ data: new ArrayBuffer(1) }))
  await w.advance(1)
  assert.deepEqual(codes([text, bytes, more]), ['queue-full', 'pending', 'pending'])
})

v2('a message that the queue could never hold fails and drops nothing else', async (make) => {
  const w = await make()
  const task = await waiting(w, { queue: { maxBytes: 10 } })
  const small = w.watch(task.send({ data: 'abc' }))
  const large = w.watch(task.send({ data: 'abcdef' }))
  await w.advance(1)
  assert.deepEqual(codes([small, large]), ['pending', 'queue-full'])
})

v2('maxAge: "expired" at its deadline, not later', async (make) => {
  const w = await make()
  const task = await waiting(w, { queue: { maxAge: 1000 }, retry: () => 60_000 })
  const from = w.now
  const outcome = w.watch(task.send({ data: 'old' }))
  await w.advance(5000)
  assert.equal(outcome.value.code, 'expired')
  assert.equal(outcome.at - from, 1000)
  assert.equal(task.stats().queued.messages, 0)
})

v2('queue: false, for the task or for one send: now or "not-open"', async (make) => {
  const w = await make()
  const task = await waiting(w, { queue: false })
  const whole = w.watch(task.send({ data: 'x' }))
  await w.advance(1)
  assert.equal(whole.value.code, 'not-open')
  const w2 = await make()
  const task2 = await waiting(w2)
  const one = w2.watch(task2.send({ data: 'x', queue: false }))
  await w2.advance(1)
  assert.equal(one.value.code, 'not-open')
  await w2.until(() => task2.state === 'open', 30_000)
  const now = w2.watch(task2.send({ data: 'y', queue: false }))
  await w2.advance(100)
  assert.equal(now.state, 'fulfilled')
  assert.deepEqual(w2.received, ['y'])
})

v2('queue with missing fields: the defaults (100 messages)', async (make) => {
  const w = await make()
  const task = await waiting(w, { queue: {} })
  const outcomes = Array.from({ length: 101 }, (_, i) => w.watch(task.send({ data: `m${i}` })))
  await w.advance(1)
  assert.equal(codes(outcomes).filter((code) => code === 'queue-full').length, 1)
  assert.equal(outcomes[0].value.code, 'queue-full')
})

v2('close, give-up and destroy fail the queue with their own codes', async (make) => {
  const ends = {
    closed: (task) => task.close(),
    destroyed: (task) => task.destroy(),
    'given-up': null,
  }
  for (const [code, end] of Object.entries(ends)) {
    const w = await make()
    const task = await waiting(w, { repeatLimit: 1 })
    const outcome = w.watch(task.send({ data: 'x' }))
    if (end) end(task)
    await w.advance(30_000)
    assert.equal(outcome.value?.code, code)
    const later = w.watch(task.send({ data: 'y' }))
    await w.advance(1)
    assert.equal(later.value.code, code, `a send in that state`)
    assert.deepEqual(w.received, [])
  }
})

v2('reconnect() keeps the queue', async (make) => {
  const w = await make()
  const task = await waiting(w, { retry: () => 60_000 })
  const outcome = w.watch(task.send({ data: 'kept' }))
  w.net.script.length = 0
  task.reconnect()
  await w.until(() => task.state === 'open', 5000)
  await w.advance(100)
  assert.equal(outcome.state, 'fulfilled')
  assert.deepEqual(w.received, ['kept'])
})

v2(
  'bounds that are set while more messages wait than the default bounds allow drop none',
  async (make) => {
    const w = await make()
    const task = await waiting(w, { queue: { maxMessages: 500 }, retry: () => 5000 })
    for (let i = 0; i < 300; i += 1) task.send({ data: `m${i}` })
    task.opts.queue = { maxMessages: 400 }
    assert.equal(task.stats().queued.messages, 300)
    task.opts.queue = { maxMessages: 200 }
    assert.equal(task.stats().queued.messages, 200)
    task.opts.queue = false
    assert.equal(task.stats().queued.messages, 0)
  },
)
