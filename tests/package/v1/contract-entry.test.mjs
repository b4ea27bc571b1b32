// 1.x contract: what the entry exports, when its Promise settles, what it rejects.

import assert from 'node:assert/strict'
import { contract, defect } from '../../support/cases.mjs'

const rejected = async (w, promise) => {
  const outcome = w.watch(promise)
  await w.advance(0)
  assert.equal(outcome.state, 'rejected', `expected a rejection, the promise is ${outcome.state}`)
  return outcome.value
}

contract('require() gives __esModule and .default', async (make) => {
  const w = await make()
  assert.equal(w.lib.__esModule, true)
  assert.equal(typeof w.lib.default, 'function')
})

contract('the first connectSocket runs in the same tick as the call', async (make) => {
  const w = await make()
  const promise = w.call(w.options())
  assert.equal(w.connects, 1)
  await w.settle(promise)
})

contract(
  'the promise resolves once connectSocket has returned, before the socket is open',
  async (make) => {
    const w = await make()
    const outcome = w.watch(w.call(w.options()))
    await w.advance(0)
    assert.equal(outcome.state, 'fulfilled')
    assert.equal(w.host.socket.state, 'connecting')
    assert.equal(outcome.value.socketTask, w.host.socket.api)
  },
)

contract('hooks set in the first then see the first open', async (make) => {
  for (const host of ['wx', 'taro3@weapp', 'uni@mp-weixin', 'qq', 'tt']) {
    const w = await make({ host })
    await w.start()
    await w.advance(100)
    assert.deepEqual(w.names, ['onOpen'], host)
  }
})

defect('a host whose task has no onError (Feishu) works', async (make) => {
  const w = await make({ host: 'feishu' })
  await w.start()
  await w.advance(100)
  assert.deepEqual(w.names, ['onOpen'])
})

contract('the promise resolves although the connection fails', async (make) => {
  const w = await make()
  w.net.handshake = 'refuse'
  await w.start()
  await w.advance(10_000)
  assert.ok(w.connects >= 2)
})

contract('no miniprogram: rejects with an Error', async (make) => {
  for (const miniprogram of [undefined, null]) {
    const w = await make()
    const error = await rejected(w, w.call(w.options({ miniprogram })))
    assert.ok(error instanceof w.realm.Error)
    assert.equal(w.connects, 0)
  }
})

contract('no miniprogram rejects although a global WebSocket exists', async (make) => {
  const w = await make()
  w.realm.WebSocket = class WebSocket {}
  const error = await rejected(w, w.call({ ...w.options(), miniprogram: undefined }))
  assert.ok(error instanceof w.realm.Error)
})

contract('no connectSocketParams, or none with a url: rejects with an Error', async (make) => {
  for (const connectSocketParams of [undefined, null, {}, { url: '' }]) {
    const w = await make()
    const error = await rejected(w, w.call(w.options({ connectSocketParams })))
    assert.ok(error instanceof w.realm.Error)
    assert.equal(w.connects, 0)
    w.assertNothingLeft()
  }
})

contract('no argument at all: rejects with an Error and never throws', async (make) => {
  const w = await make()
  const error = await rejected(w, w.call())
  assert.ok(error instanceof w.realm.Error)
})

contract('the task has its members from the start', async (make) => {
  const w = await make()
  const task = await w.start({}, () => {})
  const own = Object.keys(task)
  for (const name of [
    'opts',
    'socketTask',
    'repeat',
    'onOpen',
    'onClose',
    'onError',
    'onMessage',
    'onReconnect',
  ]) {
    assert.ok(own.includes(name), `${name} is an own enumerable property`)
  }
  for (const name of ['onOpen', 'onClose', 'onError', 'onMessage', 'onReconnect']) {
    assert.equal(typeof task[name], 'function', `${name} is at first a function that does nothing`)
    assert.equal(task[name](), undefined)
  }
  assert.equal(task.repeat, 0)
  for (const name of ['send', 'close', 'reconnect']) assert.equal(typeof task[name], 'function')
})

contract('opts holds the seven options, defaults filled in, objects by reference', async (make) => {
  const w = await make()
  const connectSocketParams = { url: 'wss://example.test/a' }
  const task = await w.start({ connectSocketParams })
  assert.equal(task.opts.miniprogram, w.host.api)
  assert.equal(task.opts.connectSocketParams, connectSocketParams)
  const { pingTimeout, pongTimeout, reconnectTimeout, pingMsg, repeatLimit } = task.opts
  assert.deepEqual(
    { pingTimeout, pongTimeout, reconnectTimeout, pingMsg, repeatLimit },
    {
      pingTimeout: 15000,
      pongTimeout: 10000,
      reconnectTimeout: 2000,
      pingMsg: 'heartbeat',
      repeatLimit: null,
    },
  )
})

contract('defaults replace only undefined', async (make) => {
  const w = await make()
  const task = await w.start({ pingTimeout: undefined, pingMsg: '', repeatLimit: 3 })
  assert.equal(task.opts.pingTimeout, 15000)
  assert.equal(task.opts.pingMsg, '')
  assert.equal(task.opts.repeatLimit, 3)
})
