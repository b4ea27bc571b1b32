// The simulated hosts themselves: that virtual time keeps its order, and that switches do what they say.
// A test on a host that is too kind proves nothing.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Clock } from './clock.mjs'
import { createHost } from './index.mjs'
import { MACROTASK_PROMISE } from './promises.mjs'
import { presets, quirksOf } from './quirks.mjs'
import { sandbox } from './sandbox.mjs'
import { VirtualNet } from './virtual-net.mjs'

const url = 'wss://example.test/socket'

function make(name, quirks) {
  const clock = new Clock()
  const net = new VirtualNet(clock)
  return { clock, net, host: createHost(name, { net, quirks }) }
}

function listening(task) {
  const log = []
  for (const type of ['Open', 'Message', 'Close', 'Error'])
    task[`on${type}`]?.((event) => log.push([type, event]))
  return { log, names: () => log.map(([type]) => type) }
}

test('clock: time order, then the order of asking; a cancelled item never runs', async () => {
  const clock = new Clock()
  const order = []
  clock.after(20, () => order.push('late'))
  clock.after(10, () => order.push('a'))
  const id = clock.after(10, () => order.push('never'))
  clock.after(10, () => order.push('b'))
  clock.cancel(id)
  await clock.advance(15)
  assert.deepEqual(order, ['a', 'b'])
  assert.equal(clock.elapsed, 15)
  await clock.advance(5)
  assert.deepEqual(order, ['a', 'b', 'late'])
})

test('clock: promises settle between two items of the same moment', async () => {
  const clock = new Clock()
  const order = []
  clock.after(1, () => void Promise.resolve().then(() => order.push('then')))
  clock.after(1, () => order.push('next'))
  await clock.advance(1)
  assert.deepEqual(order, ['then', 'next'])
})

test('clock: while the app sleeps the server goes on; on waking timers or events come first', async () => {
  for (const first of ['timer', 'client']) {
    const clock = new Clock()
    const order = []
    clock.after(10, () => order.push('event'), 'client')
    clock.after(20, () => order.push('timer'), 'timer')
    clock.after(30, () => order.push(`server at ${clock.elapsed}`), 'server')
    await clock.freeze(1000, { first })
    const rest = first === 'timer' ? ['timer', 'event'] : ['event', 'timer']
    assert.deepEqual(order, ['server at 30', ...rest])
  }
})

test('clock: a busy loop is an error', async () => {
  const clock = new Clock()
  const again = () => clock.after(0, again)
  again()
  await assert.rejects(clock.advance(10), /busy loop/)
})

test('every preset opens, echoes and closes', async () => {
  for (const name of Object.keys(presets)) {
    const { clock, host } = make(name)
    if (name === 'browser') continue
    const returned = host.api.connectSocket({ url, complete() {} })
    const task = host.asTask?.() ?? host.socket.api
    const { names } = listening(task)
    await clock.advance(100)
    task.send({ data: 'hello', complete() {} })
    await clock.advance(100)
    task.close({ code: 1000, complete() {} })
    await clock.advance(100)
    assert.deepEqual(names(), ['Open', 'Message', 'Close'], name)
    const settled = await returned
    const isTask = name !== 'mpx' && !host.one
    assert.equal(settled === task, isTask, name)
  }
})

test('the browser’s class opens, echoes and closes; Blobs unless told otherwise', async () => {
  const { clock, host } = make('browser')
  const socket = new host.api(url)
  const log = []
  for (const type of ['open', 'message', 'error', 'close'])
    socket.addEventListener(type, (event) => log.push([type, event.data?.constructor.name]))
  assert.throws(() => socket.send('early'), { name: 'InvalidStateError' })
  await clock.advance(100)
  socket.send(Uint8Array.of(1))
  await clock.advance(100)
  socket.binaryType = 'arraybuffer'
  socket.send(Uint8Array.of(1))
  await clock.advance(100)
  assert.throws(() => socket.close(1001), { name: 'InvalidAccessError' })
  socket.close(4000, 'bye')
  await clock.advance(100)
  socket.send('late')
  assert.deepEqual(log, [
    ['open', undefined],
    ['message', 'FakeBlob'],
    ['message', 'ArrayBuffer'],
    ['close', undefined],
  ])
  assert.throws(() => new host.api('https://example.test/'), { name: 'SyntaxError' })
})

test('a slot keeps the last listener, additive hosts keep all', async () => {
  for (const [listeners, expected] of [
    ['slot', ['second']],
    ['add', ['first', 'second']],
  ]) {
    const { clock, host } = make('wx', { listeners })
    const task = host.api.connectSocket({ url })
    const seen = []
    task.onOpen(() => seen.push('first'))
    task.onOpen(() => seen.push('second'))
    await clock.advance(100)
    assert.deepEqual(seen, expected)
  }
})

test('close before open does nothing; without a code PC 4.0 keeps the link', async () => {
  const { clock, host } = make('wx@pc4')
  const task = host.api.connectSocket({ url })
  const { names } = listening(task)
  const fails = []
  task.close({ code: 1000, fail: ({ errMsg }) => fails.push(errMsg) })
  await clock.advance(100)
  task.close({ fail: ({ errMsg }) => fails.push(errMsg) })
  await clock.advance(100)
  assert.equal(fails.length, 2)
  assert.deepEqual(names(), ['Open'])
  assert.equal(host.socket.state, 'open')
})

test('the sixth socket is refused', async () => {
  const { clock, host } = make('wx')
  for (let i = 0; i < 5; i += 1) host.api.connectSocket({ url })
  let failed = null
  host.api.connectSocket({ url, fail: (error) => (failed = error) })
  await clock.advance(1)
  assert.match(failed.errMsg, /max 5/)
  assert.equal(host.sockets.length, 5)
})

test('uni without a callback gives a Promise of the result, the task is lost', async () => {
  const { clock, host } = make('uni')
  const returned = host.api.connectSocket({ url })
  assert.equal(typeof returned.then, 'function')
  await clock.advance(10)
  assert.equal((await returned).errMsg, 'connectSocket:ok')
})

test('mpx wraps success in the app’s own object', () => {
  const { host } = make('mpx')
  const params = { url }
  host.api.connectSocket(params)
  assert.equal(typeof params.success, 'function')
})

test('a rejection counts as handled only if somebody asks', async () => {
  const { clock, host } = make('wx')
  const task = host.api.connectSocket({ url })
  await clock.advance(100)
  host.quirks.send = 'reject'
  task.send({ data: 'x' })
  assert.equal(host.unhandled.size, 1)
  task.send({ data: 'y' }).then(undefined, () => {})
  assert.equal(host.unhandled.size, 1)
})

test('the Promise of iOS 15: every then takes a macrotask', async () => {
  const clock = new Clock()
  const setTimer = (fn, ms) => clock.after(ms, fn, 'timer')
  const { realm } = sandbox({ globals: { setTimeout: setTimer }, promise: MACROTASK_PROMISE })
  const order = []
  realm.Promise.resolve(1)
    .then((value) => value + 1)
    .then((value) => order.push(value))
  await new Promise((resolve) => setImmediate(resolve))
  assert.deepEqual(order, [], 'microtasks bring it no further')
  await clock.advance(0)
  assert.deepEqual(order, [2])
})

test('an unknown host or switch is an error, not a kind default', () => {
  assert.throws(() => quirksOf('wy'), /unknown host/)
  assert.throws(() => quirksOf('wx', { clsoe: 1 }), /unknown quirk/)
})
