// The oddities of SocketTask hosts, of Promises and of events. A life on every host: tests/package/matrix.

import assert from 'node:assert/strict'
import { v2 } from '../../support/cases.mjs'

v2('Douyin: nothing is called on a socket before `success`, then it is closed', async (make) => {
  for (const end of ['close', 'reconnect', 'destroy']) {
    const w = await make({ host: 'tt', latency: 100 })
    const task = await w.start()
    const { socket } = w.host
    assert.equal(socket.isAccepted, undefined)
    task[end]()
    await w.advance(5000)
    assert.equal(socket.earlyCalls, 0, end)
    assert.equal(socket.closes.length > 0, true, end)
    assert.equal(socket.state, 'closed', end)
    task.destroy()
    await w.advance(5000)
    w.assertNothingLeft()
  }
})

v2('Douyin: nor on one that is refused without `success`', async (make) => {
  const w = await make({ host: 'tt', quirks: { successFirst: false } })
  w.net.next('refuse')
  await w.start()
  await w.until(() => w.connects === 2)
  assert.deepEqual(w.host.sockets[0].closes, [])
})

v2(
  'a host that never calls `success`: an abandoned socket is closed all the same',
  async (make) => {
    const w = await make({ quirks: { closeNeedsOpen: false } })
    w.host.next('mute')
    await w.start({ connectTimeout: 3000 })
    const [hung] = w.host.sockets
    await w.until(() => w.connects === 2, 20_000)
    assert.equal(hung.closes.length, 1)
  },
)

v2('Taro.miniGlobal is preferred to Taro’s wrapper', async (make) => {
  const w = await make({ host: 'taro4@weapp' })
  const task = await w.opened()
  assert.equal(task.socketTask, w.host.socket.api)
  assert.ok(!('errMsg' in w.host.socket.api), 'the wrapper’s merge did not happen')
})

v2('Taro: socketTask is the task the Promise gave', async (make) => {
  const w = await make({ host: 'taro3@weapp' })
  const task = await w.opened()
  assert.equal(task.socketTask, w.host.socket.api)
})

v2('mpx: the task is in __returned; two connects never share an options object', async (make) => {
  const w = await make({ host: 'mpx@promise' })
  const connectSocketParams = Object.freeze({ url: 'wss://example.test/a' })
  const task = await w.opened({ connectSocketParams })
  assert.equal(task.socketTask, w.host.socket.api)
  w.net.link.closeByServer(1006, '')
  await w.until(() => w.connects === 2)
  assert.notEqual(w.host.connects[0].params, w.host.connects[1].params)
})

v2('the limit of sockets, reported in every way, is a failed attempt', async (make) => {
  for (const overLimit of ['fail', 'undefined', 'throw']) {
    const w = await make({ quirks: { overLimit, maxSockets: 1 } })
    const other = w.host.api.connectSocket({ url: 'wss://example.test/other', complete() {} })
    await w.start()
    await w.until(() => w.connects === 3, 10_000)
    other.close({ code: 1000, complete() {} })
    await w.until(() => w.host.open.length === 1, 20_000)
    await w.advance(1)
    assert.ok(w.recorder.of('onError').length >= 1, overLimit)
    assert.equal(w.recorder.of('onOpen').length, 1, overLimit)
  }
})

v2(
  'a listener slot of the host is set once a socket, in the tick in which the socket exists',
  async (make) => {
    const w = await make()
    w.call(w.options())
    const { listeners } = w.host.socket
    for (const type of ['open', 'message', 'close', 'error'])
      assert.equal(listeners[type].length, 1, type)
  },
)

v2('an app’s own listeners on socketTask live beside ours where the host adds up', async (make) => {
  const w = await make({ quirks: { listeners: 'add' } })
  const task = await w.opened()
  const seen = []
  task.socketTask.onMessage((event) => seen.push(event.data))
  w.net.link.push('news')
  await w.advance(50)
  assert.deepEqual(seen, ['news'])
  assert.equal(w.recorder.of('onMessage').length, 1)
})

v2('readyState that lies changes nothing', async (make) => {
  const w = await make({ quirks: { readyState: 'lies' } })
  w.net.slow = 500
  const task = await w.start()
  await w.advance(100)
  assert.equal(task.state, 'connecting')
  await w.advance(1000)
  assert.deepEqual(w.names, ['onOpen'])
})

// --- shapes of events

for (const data of ['buffer', 'cross-realm', 'nested', 'base64', 'nested-base64']) {
  v2(`messages as ${data}: text is a string, bytes are an ArrayBuffer`, async (make) => {
    const w = await make({ quirks: { data } })
    await w.opened()
    w.net.link.push('text')
    w.net.link.push(Uint8Array.of(1, 2, 250))
    w.net.link.push('last')
    await w.advance(50)
    const [text, bytes, last] = w.recorder.of('onMessage').map((entry) => entry.event.data)
    assert.equal(text, 'text')
    assert.equal(last, 'last', 'in order')
    assert.equal(Object.prototype.toString.call(bytes), '[object ArrayBuffer]')
    assert.deepEqual([...new Uint8Array(bytes)], [1, 2, 250])
    const same = !data.startsWith('nested')
    assert.equal(
      w.recorder.of('onMessage')[2].event === w.host.socket.lastEvent,
      same,
      'the host’s own event where it fits',
    )
  })
}

v2('data of no known kind is delivered as it is', async (make) => {
  const w = await make({ quirks: { data: 'raw' } })
  await w.opened()
  const odd = { some: 'thing' }
  w.host.socket.receive(odd)
  w.host.socket.receive(undefined)
  w.host.socket.receive(7)
  await w.advance(50)
  assert.deepEqual(
    w.recorder.of('onMessage').map((entry) => entry.event.data),
    [odd, undefined, 7],
  )
})

v2(
  'close events of every shape: {code: number, reason}, a missing code is 1006, never 1000',
  async (make) => {
    const expected = {
      code: 4000,
      'string-code': 4000,
      'reason-only': 1006,
      nested: 1006,
      empty: 1006,
    }
    for (const [closeEvent, code] of Object.entries(expected)) {
      const w = await make({ quirks: { closeEvent } })
      await w.opened()
      w.net.link.closeByServer(4000, 'bye')
      await w.advance(100)
      const [{ event }] = w.recorder.of('onClose')
      assert.equal(event.code, code, closeEvent)
      assert.equal(typeof event.reason, 'string', closeEvent)
      if (closeEvent === 'code') assert.equal(event, w.host.socket.closeEvent)
      else if (closeEvent !== 'empty')
        assert.equal(
          event.raw,
          w.host.socket.closeEvent,
          `${closeEvent}: the original is under .raw`,
        )
    }
  },
)

v2(
  'error events of every shape: code is one of ours, message is a text, the host’s fields stay',
  async (make) => {
    for (const errorEvent of ['errMsg', 'errCode', 'empty', 'number']) {
      const w = await make({ quirks: { errorEvent } })
      w.net.next('refuse')
      await w.start()
      await w.advance(100)
      const [{ event }] = w.recorder.of('onError')
      assert.equal(event.code, 'connect-failed', errorEvent)
      assert.equal(typeof event.message, 'string', errorEvent)
      if (errorEvent === 'errCode') assert.equal(event.errCode, 1004)
      if (errorEvent === 'number') assert.equal(event.error, 20)
    }
  },
)
