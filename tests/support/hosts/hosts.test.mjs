// The simulated hosts themselves: that virtual time keeps its order, and that switches do what they say.
// A test proves nothing on a host that is more reliable than the real ones.

import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { filesBelow } from '../../../scripts/lib/files.mjs'
import { at } from '../../../scripts/lib/step.mjs'
import { Clock } from '../clock.mjs'
import { createHost } from './index.mjs'
import { MACROTASK_PROMISE } from './promises.mjs'
import { defaults, presets, quirksOf, switches } from './quirks.mjs'
import { sandbox } from '../sandbox.mjs'
import { VirtualNet } from '../networks/virtual-net.mjs'

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
    host.quirks.suspend = 0
    const returned = (host.api.miniGlobal ?? host.api).connectSocket({ url, complete() {} })
    const task = host.asTask?.() ?? host.socket.api
    const { names } = listening(task)
    await clock.advance(100)
    task.send({ data: 'hello', complete() {} })
    await clock.advance(100)
    task.close({ code: 1000, complete() {} })
    await clock.advance(100)
    assert.deepEqual(names(), ['Open', 'Message', 'Close'], name)
    const settled = await returned
    const isTask = name !== 'mpx@promise' && !host.one
    assert.equal(settled === task, isTask, name)
  }
})

test('the browser’s class opens, echoes and closes; Blobs by default', async () => {
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

test('Baidu of old: the new socket closes the old one', async () => {
  const { clock, host } = make('swan@1.9.3')
  const { names } = listening(host.api.connectSocket({ url }))
  await clock.advance(100)
  host.api.connectSocket({ url })
  await clock.advance(100)
  assert.deepEqual(names(), ['Open', 'Close'])
  assert.equal(host.open.length, 1)
})

test('uni without a callback gives a Promise of the result, the task is lost', async () => {
  const { clock, host } = make('uni@mp-weixin')
  const returned = host.api.connectSocket({ url })
  assert.equal(typeof returned.then, 'function')
  await clock.advance(10)
  assert.equal((await returned).errMsg, 'connectSocket:ok')
})

test('mpx wraps success in the app’s own object', () => {
  const { host } = make('mpx@promise')
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
  assert.throws(() => quirksOf('wx', { send: 'thorw' }), /no value "thorw"/)
})

test('every value of every switch is on in a preset or in a test', () => {
  const isTest = (file) => file.endsWith('.test.mjs')
  const folders = ['tests/support', 'tests/package']
  const sources = folders.flatMap((folder) =>
    filesBelow(at(folder))
      .filter(isTest)
      .map((file) => readFileSync(at(folder, file), 'utf8')),
  )
  const inPreset = (name, value) =>
    Object.keys(presets).some((host) => {
      const actual = quirksOf(host)[name]
      return value === Number ? actual !== defaults[name] : actual === value
    })
  const inTest = (name, value) => {
    const word = value === Number ? '\\d+' : typeof value === 'string' ? `'${value}'` : value
    // In the switch's place, in a list that the test goes through, or all of them.
    const set = new RegExp(
      `\\b${name}(:| =) ${word}|\\b${name} of \\[[^\\]]*${word}|switches\\.${name}\\b`,
    )
    return sources.some(
      (source) => set.test(source) || (/switches\[/.test(source) && source.includes(`'${name}'`)),
    )
  }
  const isOn = (name, value) => inPreset(name, value) || inTest(name, value)
  const never = Object.entries(switches).flatMap(([name, [, ...others]]) =>
    others.filter((value) => !isOn(name, value)).map((value) => `${name}: ${value}`),
  )
  assert.deepEqual(never, [])
})

// --- what the presets say

test('a server that chooses no subprotocol fails the connect on tt', async () => {
  for (const [choosesProtocol, expected] of [
    [true, ['Open']],
    [false, ['Error', 'Close']],
  ]) {
    const { clock, net, host } = make('tt')
    net.choosesProtocol = choosesProtocol
    const { names } = listening(host.api.connectSocket({ url, protocols: ['v2', 'v1'] }))
    await clock.advance(100)
    assert.deepEqual(names(), expected)
  }
})

test('a background kill: on iOS only the global event tells, tt games give 1001', async () => {
  for (const [name, expected, code] of [
    ['wx', ['Open', 'Close'], 1000],
    ['wx@android', ['Open', 'Close'], 0],
    ['wx@ios', ['Open'], 1000],
    ['tt@game', ['Open', 'Error', 'Close'], '1001'],
  ]) {
    const { clock, host } = make(name)
    const { log, names } = listening(host.api.connectSocket({ url }))
    const global = []
    host.api.onSocketClose((event) => global.push(event))
    await clock.advance(100)
    host.interrupt()
    await clock.advance(100)
    assert.deepEqual(names(), expected, name)
    const { code: reported, reason } = log.find(([type]) => type === 'Close')?.[1] ?? global[0]
    assert.deepEqual([reported, reason], [code, 'interrupted'], name)
  }
})

test('events carry what their hosts say', async () => {
  for (const [name, open, close] of [
    ['tt', ['header', 'protocolType', 'socketType'], { code: '4000', reason: 'bye' }],
    ['tt@game', ['header'], { code: '4000', reason: 'bye' }],
    ['wx@ios', ['header', 'profile'], { code: 4000, reason: 'bye' }],
    ['my@multiple', ['data'], { data: { socketTaskID: 1 } }],
    ['my@single', [], { reason: 'bye' }],
  ]) {
    const { clock, net, host } = make(name)
    const task = host.api.connectSocket({ url }) ?? host.asTask()
    const { log } = listening(task)
    await clock.advance(100)
    net.link.closeByServer(4000, 'bye')
    await clock.advance(100)
    assert.deepEqual(Object.keys(log[0][1] ?? {}), open, name)
    for (const key of Object.keys(close)) assert.deepEqual(log[1][1][key], close[key], name)
  }
  const { clock, host } = make('swan')
  const { log } = listening(host.api.connectSocket({ url }))
  await clock.advance(100)
  host.socket.receive('text')
  assert.deepEqual(log.at(-1)[1], { data: 'text', dataType: 'string' })
})

test('on tt a close before the connect callback throws; in apps one without an argument', async () => {
  const { host } = make('tt')
  const task = host.api.connectSocket({ url })
  assert.throws(() => task.close({ code: 1000 }), /before the connect callback/)
  const app = make('uni@app')
  const other = app.host.api.connectSocket({ url, complete() {} })
  await app.clock.advance(100)
  assert.throws(() => other.close(), TypeError)
})

test('on tt a socket that is open takes calls, though its connect callback is still to come', () => {
  const { host } = make('tt')
  const task = host.api.connectSocket({ url })
  host.socket.state = 'open'
  assert.equal(host.socket.isAccepted, undefined)
  task.close({ code: 1000 })
  assert.equal(host.socket.earlyCalls, 0)
})

test('Taro’s result spoils a task of Alipay’s', async () => {
  const { clock, host } = make('taro4@alipay-multiple')
  const returned = host.api.connectSocket({ url })
  await clock.advance(100)
  const task = await returned
  assert.equal(task, host.socket.api)
  task.send({ data: 'x' })
  assert.equal(host.socket.sends.length, 0)
})

test('foreground events: mini-games name them otherwise, plugins have none', () => {
  for (const [name, expected] of [
    ['wx', ['onAppShow', 'onAppHide', 'offAppShow', 'offAppHide']],
    ['wx@game', ['onShow', 'onHide', 'offShow', 'offHide']],
    ['wx@plugin', []],
  ]) {
    const { host } = make(name)
    const names = Object.keys(host.api).filter((key) => /Show|Hide/.test(key))
    assert.deepEqual(names.sort(), expected.sort())
    host.signals.show()
  }
})

test('taking off: Baidu takes off everybody’s, uni on H5 needs the function, tt has none', () => {
  const swan = make('swan').host
  swan.api.onAppShow(() => {})
  swan.api.onAppShow(() => {})
  swan.api.offAppShow()
  assert.equal(swan.signals.count(), 0)
  assert.throws(() => make('uni@h5').host.signals.api.offNetworkStatusChange(), TypeError)
  assert.ok(!('offNetworkStatusChange' in make('tt').host.api))
})

test('names of network types', () => {
  for (const [name, expected] of [
    ['wx', ['none', 'wifi']],
    ['my@single', ['NOTREACHABLE', 'WIFI']],
  ]) {
    const { host } = make(name)
    const seen = []
    host.api.onNetworkStatusChange(({ networkType }) => seen.push(networkType))
    host.signals.networkIs('none')
    host.signals.networkIs('wifi')
    assert.deepEqual(seen, expected)
  }
})
