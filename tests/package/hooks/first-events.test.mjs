// Events that come before a hook is set are held, in order, and are delivered one microtask after the first slot or
// listener is set. If none is set, they are dropped.

import assert from 'node:assert/strict'
import { v2 } from '../../support/cases.mjs'

const noHooks = () => {}

v2('held events come, in order, once the first slot is set', async (make) => {
  const w = await make()
  const task = await w.start({}, noHooks)
  await w.advance(100)
  w.net.link.push('one')
  w.net.link.push('two')
  await w.advance(100)
  assert.equal(task.state, 'open', 'the core itself never waits')
  w.recorder.hook(task)
  assert.deepEqual(w.names, [], 'not inside the assignment')
  await w.advance(0)
  assert.deepEqual(w.names, ['onOpen', 'onMessage', 'onMessage'])
  assert.deepEqual(
    w.recorder.of('onMessage').map((entry) => entry.event.data),
    ['one', 'two'],
  )
})

v2('one microtask is enough for all hooks to be set, in any order', async (make) => {
  const w = await make()
  const task = await w.start({}, noHooks)
  await w.advance(100)
  w.net.link.push('one')
  await w.advance(50)
  const order = []
  task.onMessage = () => order.push('message')
  task.onOpen = () => order.push('open')
  await w.advance(0)
  assert.deepEqual(order, ['open', 'message'])
})

v2('a slot set to null counts as set: what it would have got is gone', async (make) => {
  const w = await make()
  const task = await w.start({}, noHooks)
  await w.advance(100)
  task.onOpen = null
  await w.advance(0)
  const seen = []
  task.onOpen = () => seen.push('open')
  task.onMessage = (event) => seen.push(event.data)
  w.net.link.push('later')
  await w.advance(50)
  assert.deepEqual(seen, ['later'])
})

v2('a listener put on with on() counts too', async (make) => {
  const w = await make()
  const task = await w.start({}, noHooks)
  await w.advance(100)
  const seen = []
  task.on('open', () => seen.push('open'))
  await w.advance(0)
  assert.deepEqual(seen, ['open'])
})

for (const host of ['wx', 'my@single', 'taro3@weapp', 'browser']) {
  v2(
    `${host}: no hook is set within 1000 ms: they are dropped, also if nothing else comes`,
    async (make) => {
      const w = await make({ host })
      const task = await w.start({}, noHooks)
      await w.advance(999)
      assert.equal(task.state, 'open')
      await w.advance(1)
      w.recorder.hook(task)
      await w.advance(12_000)
      assert.deepEqual(w.names, [])
      w.net.link.push('heard')
      await w.advance(50)
      assert.deepEqual(w.names, ['onMessage'])
    },
  )
}

v2('a hook that is set just in time gets them, also where the clock stands still', async (make) => {
  const w = await make()
  const { now } = w
  w.realm.Date.now = () => now
  const early = await w.start({}, noHooks)
  await w.advance(990)
  w.recorder.hook(early)
  await w.advance(0)
  assert.deepEqual(w.names, ['onOpen'])
  w.recorder.clear()
  const late = await w.start({}, noHooks)
  await w.advance(12_000)
  w.recorder.hook(late)
  await w.advance(0)
  assert.deepEqual(w.names, [])
})

v2('a clock that is set forward takes no event away', async (make) => {
  const w = await make()
  const task = await w.start({}, noHooks)
  await w.advance(100)
  w.clock.jumpWallClock(3_600_000)
  w.net.link.push('one')
  await w.advance(50)
  w.recorder.hook(task)
  await w.advance(0)
  assert.deepEqual(w.names, ['onOpen', 'onMessage'])
})

v2('a task that ends while they are held leaves no timer', async (make) => {
  const w = await make()
  const task = await w.start({}, noHooks)
  await w.advance(100)
  task.destroy()
  w.assertNothingLeft()
})

v2('at most 100 are held: the oldest messages are dropped first, never the open', async (make) => {
  const w = await make()
  const task = await w.start({}, noHooks)
  await w.advance(30)
  for (let i = 0; i < 150; i += 1) w.net.link.push(`m${i}`)
  await w.advance(50)
  w.recorder.hook(task)
  await w.advance(0)
  assert.equal(w.names[0], 'onOpen')
  // Calls of hooks that the recorder does not set (onStateChange …) are among the hundred.
  const data = w.recorder.of('onMessage').map((entry) => entry.event.data)
  assert.ok(data.length >= 95 && data.length <= 99, `${data.length} messages`)
  assert.deepEqual(
    data,
    Array.from({ length: 150 }, (_, i) => `m${i}`).slice(-data.length),
    'the newest, in order',
  )
})

v2('while they are held the queue waits, at most 1000 ms', async (make) => {
  const w = await make()
  const promise = w.call(w.options())
  let task
  promise.then((t) => {
    task = t
    t.send({ data: 'early' })
  })
  await w.advance(900)
  assert.equal(task.state, 'open')
  assert.deepEqual(w.received, [])
  await w.advance(300)
  assert.deepEqual(w.received, ['early'])
})

v2('the heartbeat does not wait for hooks', async (make) => {
  const w = await make()
  await w.start({ pingTimeout: 300, pongTimeout: 300 }, noHooks)
  await w.advance(3000)
  assert.ok(w.received.length >= 5)
  assert.equal(w.connects, 1)
})

v2('hooks set after an await on iOS 15 (every hop a macrotask) see everything', async (make) => {
  const w = await make({ host: 'wx@ios15', latency: 0 })
  w.net.reply = () => undefined
  // A transpiled `const task = await connect()` in an app takes a few microtasks.
  const hops = w
    .call(w.options())
    .then((t) => t)
    .then((t) => t)
    .then((t) => w.recorder.hook(t))
  await w.until(() => w.net.link, 1000)
  w.net.link.push('welcome')
  await w.settle(hops)
  await w.advance(100)
  assert.deepEqual(w.names, ['onOpen', 'onMessage'])
})

v2(
  'hooks set in the first then see the first open and message, where every then is a macrotask',
  async (make) => {
    for (const host of ['wx@ios15', 'taro3@ios15']) {
      const w = await make({ host, latency: 0 })
      w.net.reply = () => undefined
      const started = w.start()
      // On Promise hosts no listener can be added before the Promise has settled.
      await w.until(() => w.net.link && w.host.socket.listeners.message.length > 0, 1000)
      w.net.link.push('welcome')
      await started
      await w.advance(500)
      assert.deepEqual(w.names, ['onOpen', 'onMessage'], host)
    }
  },
)
