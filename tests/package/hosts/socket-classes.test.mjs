// Classes of sockets that libraries make, and hosts that give such sockets.

import assert from 'node:assert/strict'
import { v2 } from '../../support/cases.mjs'
import { quirksOf } from '../../support/hosts/quirks.mjs'
import { QUICK, isWell } from './misbehaviour.mjs'

const CLASSES = ['browser', 'weapp-adapter', 'w3cwebsocket', 'html5-websocket', 'browser@factory']

for (const host of CLASSES) {
  v2(`${host}: text and bytes both ways, a close of the server, an end`, async (make) => {
    const w = await make({ host })
    const task = await w.opened(QUICK)
    assert.equal(task.socketTask, w.host.socket)
    await w.settle(task.send('hello'))
    await w.settle(task.send(Uint8Array.of(1, 2, 255).subarray(1)))
    await w.advance(50)
    const [text, bytes] = w.recorder.of('onMessage').map(({ event }) => event.data)
    assert.equal(text, 'hello')
    assert.deepEqual([...new Uint8Array(bytes)], [2, 255])
    w.net.link.closeByServer(4000, 'bye')
    await w.until(() => task.state === 'open' && w.connects === 2)
    const [{ event }] = w.recorder.of('onClose')
    const isEmpty = quirksOf(host).closeEvent === 'empty'
    assert.deepEqual([event.code, event.reason], isEmpty ? [1006, ''] : [4000, 'bye'])
    await isWell(w, task)
    assert.equal(w.host.alive.length, 0)
  })

  v2(`${host}: a handshake that hangs is closed and replaced`, async (make) => {
    const w = await make({ host })
    w.net.next('hang')
    const task = await w.start({ ...QUICK, connectTimeout: 300 })
    await w.until(() => task.state === 'open', 5000)
    await w.advance(100)
    assert.equal(w.host.alive.length, 1)
    assert.equal(w.recorder.of('onError')[0].event.code, 'connect-timeout')
    await isWell(w, task)
  })
}

v2('a host that makes sockets of a class, and has the events of a global socket', async (make) => {
  const w = await make({ host: 'browser@factory' })
  const nothing = () => {}
  const miniprogram = { ...w.host.api, onSocketOpen: nothing, offSocketClose: nothing }
  const task = await w.opened({ ...QUICK, miniprogram })
  assert.equal(task.socketTask, w.host.socket)
  await isWell(w, task)
})

v2('a host that gives a Promise of such a socket', async (make) => {
  const w = await make({ host: 'browser@factory' })
  const { connectSocket } = w.host.api
  const miniprogram = { connectSocket: (params) => w.realm.Promise.resolve(connectSocket(params)) }
  const task = await w.opened({ ...QUICK, miniprogram })
  await isWell(w, task)
})

v2('a host that gives a socket which is open already', async (make) => {
  const w = await make({ host: 'browser@factory' })
  const pooled = w.host.api.connectSocket({ url: 'wss://example.test/' })
  await w.until(() => pooled.readyState === 1)
  const task = await w.start({ ...QUICK, miniprogram: { connectSocket: () => pooled } })
  await w.until(() => task.state === 'open', 1100)
  await w.advance(1)
  assert.deepEqual(w.names, ['onOpen'])
  await isWell(w, task)
})

v2('slots that the app has set are not ours where there is another way', async (make) => {
  for (const host of ['browser', 'w3cwebsocket', 'html5-websocket']) {
    const w = await make({ host })
    const task = await w.opened()
    const seen = []
    task.socketTask.onmessage = (event) => seen.push(event.data)
    await w.settle(task.send('hello'))
    await w.advance(50)
    assert.deepEqual(seen, ['hello'], host)
    assert.equal(w.recorder.of('onMessage').length, 1, host)
  }
})

// --- what can not be told apart

v2(
  'a class without methods and constants: no host, and the error says what it lacks',
  async (make) => {
    const bare = function () {
      this.send = this.close = this.addEventListener = () => {}
    }
    class OnlySends {
      send() {}
    }
    for (const miniprogram of [bare, OnlySends, class {}]) {
      const w = await make()
      const outcome = w.watch(w.call(w.options({ miniprogram })))
      await w.advance(10)
      assert.equal(outcome.value.code, 'no-host')
      assert.match(
        outcome.value.message,
        /WebSocket class \(send and close in its prototype, or OPEN\)/,
      )
    }
  },
)

v2('what is no socket: a failed attempt, whose error says what it lacks', async (make) => {
  const nothing = () => {}
  const odd = [{ send: nothing, close: nothing }, { onmessage: null, send: nothing }, 7, undefined]
  for (const value of odd) {
    const w = await make()
    await w.start({ ...QUICK, miniprogram: { connectSocket: () => value } })
    await w.advance(1)
    const [{ event }] = w.recorder.of('onError')
    assert.equal(event.code, 'connect-failed')
    assert.match(event.message, /gave no socket: it needs onOpen, or send, close and onmessage/)
  }
})

v2('a class whose constructor gives no socket: a failed attempt', async (make) => {
  class Broken {
    static OPEN = 1
  }
  const w = await make()
  await w.start({ ...QUICK, miniprogram: Broken })
  await w.advance(1)
  assert.match(w.recorder.of('onError')[0].event.message, /gave no socket/)
})
