// The simulated hosts behave as the real ones do. A test on a host that is more reliable than the real ones would prove
// nothing.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { listening, make, url } from './alone.mjs'
import { presets } from './quirks.mjs'

test('every preset opens, echoes and closes', async () => {
  for (const name of Object.keys(presets)) {
    const { clock, host } = make(name)
    if (presets[name].family === 'browser') continue
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
    const isTask = !name.endsWith('promise') && !host.one
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

test('a socket of `ws` can be cut off: what it has not sent is gone', async () => {
  const { clock, net, host } = make('ws')
  const socket = new host.api(url)
  const closes = []
  socket.addEventListener('close', ({ code }) => closes.push(code))
  await clock.advance(100)
  net.link.isStalled = true
  socket.send('lost')
  socket.close(1000, '')
  await clock.advance(5000)
  assert.deepEqual(closes, [], 'it waits for the other side')
  socket.terminate()
  await clock.advance(1)
  assert.deepEqual(closes, [1006])
  const arrived = []
  net.reply = (data) => void arrived.push(data)
  net.link.resume()
  await clock.advance(100)
  assert.deepEqual(arrived, [])
  assert.equal(make('browser').host.api.prototype.terminate, undefined)
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
