// The expectations of the test file of 1.x, in virtual time, on a host like its fake Taro: Promises, one listener slot
// for each event, at most two sockets.

import assert from 'node:assert/strict'
import { contract } from '../../support/cases.mjs'

const fakeTaro = (make) =>
  make({ host: 'taro3@weapp', quirks: { maxSockets: 2, listeners: 'slot' } })

contract('upstream: rejects with an Error without miniprogram, and without a url', async (make) => {
  const w = await fakeTaro(make)
  for (const options of [
    { connectSocketParams: { url: 'wss://example.test' } },
    { miniprogram: w.host.api },
  ]) {
    await assert.rejects(w.settle(w.call(options)), (error) => error instanceof w.realm.Error)
  }
})

contract('upstream: open, send, message', async (make) => {
  const w = await fakeTaro(make)
  const task = await w.opened()
  task.send({ data: 'hello', success() {} })
  await w.advance(100)
  assert.deepEqual(w.names, ['onOpen', 'onMessage'])
  assert.equal(w.recorder.of('onMessage')[0].event.data, 'hello')
})

contract('upstream: the server closes; onReconnect, and open again', async (make) => {
  const w = await fakeTaro(make)
  await w.opened()
  w.net.link.closeByServer(1000, '')
  await w.until(() => w.recorder.of('onOpen').length === 2, 10_000)
  assert.equal(w.recorder.of('onReconnect').length, 1)
})

contract(
  'upstream: close() is reported by onClose, with forbidReconnect, without onReconnect',
  async (make) => {
    const w = await fakeTaro(make)
    let forbidden = null
    const task = await w.opened({}, (t) => {
      w.recorder.hook(t, { also: (name) => name === 'onClose' && (forbidden = t.forbidReconnect) })
    })
    task.close()
    await w.advance(10_000)
    assert.equal(forbidden, true)
    assert.deepEqual(w.names, ['onOpen', 'onClose'])
  },
)

contract(
  'upstream: repeatLimit 4 on a dead address: repeat is 4 within 18 s, and stays',
  async (make) => {
    const w = await fakeTaro(make)
    w.net.handshake = 'refuse'
    const task = await w.start({ repeatLimit: 4 })
    await w.until(() => task.repeat === 4, 18_000)
    await w.advance(8000)
    assert.equal(task.repeat, 4)
  },
)

contract('upstream: without a limit the sixth onReconnect comes within 18 s', async (make) => {
  const w = await fakeTaro(make)
  w.net.handshake = 'refuse'
  await w.start()
  await w.until(() => w.recorder.of('onReconnect').length >= 6, 18_000)
})

contract('upstream: a ping after 2 s', async (make) => {
  const w = await fakeTaro(make)
  await w.opened({ pingTimeout: 2000, pingMsg: 'ping' })
  await w.advance(2500)
  assert.deepEqual(w.received, ['ping'])
})

contract('upstream: a ping without an answer: onReconnect within 10 s', async (make) => {
  const w = await fakeTaro(make)
  await w.opened({ pingTimeout: 2000, pongTimeout: 1500 })
  w.net.mute = true
  await w.until(() => w.recorder.of('onReconnect').length === 1, 10_000)
})

contract(
  'upstream: works where TextDecoder, TextEncoder, queueMicrotask and globalThis are missing',
  async (make) => {
    const w = await make({
      without: [
        'globalThis',
        'Intl',
        'Atomics',
        'SharedArrayBuffer',
        'FinalizationRegistry',
        'WeakRef',
        'BigInt',
        'Proxy',
        'Reflect',
      ],
    })
    for (const name of [
      'TextDecoder',
      'TextEncoder',
      'queueMicrotask',
      'performance',
      'globalThis',
      'BigInt',
    ]) {
      assert.equal(typeof w.realm[name], 'undefined', name)
    }
    const task = await w.opened()
    task.send({ data: '汉字 🙂', success() {} })
    await w.advance(100)
    assert.deepEqual(w.received, ['汉字 🙂'])
  },
)
