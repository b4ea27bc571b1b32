// A `WebSocket` class instead of a host: that of a simulated browser, in virtual time.

import assert from 'node:assert/strict'
import { v2 } from '../../support/cases.mjs'

const warnings = (w) => w.console.filter(({ level }) => level === 'warn').map(({ text }) => text)

v2('the class is called in the same tick, with the url and the subprotocols', async (make) => {
  const w = await make({ host: 'browser' })
  const connectSocketParams = { url: 'wss://example.test/a', protocols: ['v2', 'v1'] }
  w.call(w.options({ connectSocketParams }))
  assert.deepEqual(
    w.host.connects.map(({ params }) => params),
    [connectSocketParams],
  )
  assert.equal(w.host.socket.binaryType, 'arraybuffer')
  const other = await make({ host: 'browser' })
  other.call(other.options())
  assert.equal(other.host.connects[0].params.protocols.length, 0)
})

v2('socketTask is the native socket; the app’s own listeners live beside ours', async (make) => {
  const w = await make({ host: 'browser' })
  const task = await w.opened()
  assert.equal(task.socketTask, w.host.socket)
  const seen = []
  task.socketTask.onmessage = (event) => seen.push(event.data)
  task.socketTask.addEventListener('message', (event) => seen.push(event.data))
  w.net.link.push('news')
  await w.advance(50)
  assert.deepEqual(seen, ['news', 'news'])
  assert.equal(w.recorder.of('onMessage').length, 1)
  task.destroy()
  assert.equal(task.socketTask, null)
})

v2('text and bytes both ways; events that fit are passed on themselves', async (make) => {
  const w = await make({ host: 'browser' })
  const task = await w.opened()
  await w.settle(task.send('hello 汉字'))
  await w.settle(task.send(Uint8Array.of(1, 2, 255).subarray(1)))
  await w.advance(50)
  assert.equal(w.received[0], 'hello 汉字')
  assert.deepEqual([...w.received[1]], [2, 255])
  const [text, bytes] = w.recorder.of('onMessage').map(({ event }) => event)
  assert.equal(text.data, 'hello 汉字')
  assert.deepEqual([...new Uint8Array(bytes.data)], [2, 255])
  assert.equal(bytes, w.host.socket.lastEvent)
  w.net.link.closeByServer(4000, 'bye')
  await w.advance(50)
  const [{ event }] = w.recorder.of('onClose')
  assert.equal(event, w.host.sockets[0].lastEvent)
  assert.deepEqual([event.code, event.reason], [4000, 'bye'])
})

v2('an error event carries nothing: it gets a code and a text', async (make) => {
  const w = await make({ host: 'browser' })
  w.net.next('refuse')
  const task = await w.start({ reconnectTimeout: 100 })
  await w.until(() => task.state === 'open', 10_000)
  await w.advance(1)
  assert.deepEqual(w.names, ['onError', 'onClose', 'onReconnect', 'onOpen'])
  const [{ event }] = w.recorder.of('onError')
  assert.equal(event.code, 'connect-failed')
  assert.equal(event.message, 'the host gave no reason')
  assert.equal(event.raw.type, 'error')
})

v2('a constructor that throws is a failed attempt, and its url stays secret', async (make) => {
  const w = await make({ host: 'browser' })
  const params = { url: 'https://me:secret@example.test/?token=secret' }
  const task = await w.start({ connectSocketParams: params, reconnectTimeout: 100 })
  await w.advance(10)
  assert.deepEqual(w.names.slice(0, 3), ['onError', 'onClose', 'onReconnect'])
  const [{ event }] = w.recorder.of('onError')
  assert.equal(event.code, 'connect-failed')
  assert.match(event.message, /https:\/\/example\.test\/.* is invalid/)
  assert.doesNotMatch(event.message, /secret/)
  params.url = 'wss://example.test/'
  await w.until(() => task.state === 'open', 10_000)
})

v2('close codes that a browser would throw at become 1000; legal ones are sent', async (make) => {
  for (const [code, sent] of [
    [undefined, 1000],
    [1001, 1000],
    [1006, 1000],
    [4001, 4001],
  ]) {
    const w = await make({ host: 'browser' })
    const task = await w.opened()
    task.close({ code, reason: 'done' })
    await w.advance(100)
    assert.deepEqual(w.host.socket.closes, [[sent, 'done']])
    assert.deepEqual(w.net.link.closeSeen, { code: sent, reason: 'done' })
    assert.equal(w.recorder.of('onClose')[0].event.code, sent)
    w.assertNothingLeft()
  }
})

v2('close() answers: success and complete, once', async (make) => {
  const w = await make({ host: 'browser' })
  const task = await w.opened()
  const said = []
  const param = {}
  for (const name of ['success', 'fail', 'complete']) param[name] = () => said.push(name)
  task.close(param)
  await w.advance(100)
  assert.deepEqual(said, ['success', 'complete'])
})

v2('close() while connecting: the native socket is closed at once', async (make) => {
  const w = await make({ host: 'browser' })
  const task = await w.start()
  task.close()
  assert.equal(w.host.socket.closes.length, 1)
  await w.advance(5000)
  assert.equal(w.net.links.filter((link) => link.state === 'open').length, 0)
  assert.deepEqual(w.names, ['onClose'])
  w.assertNothingLeft()
})

v2('an abandoned socket that opens late is closed then', async (make) => {
  const w = await make({ host: 'browser', quirks: { closeNeedsOpen: true } })
  w.net.slow = 300
  const task = await w.start()
  w.net.slow = 0
  task.reconnect()
  await w.until(() => w.host.sockets.length === 2 && task.state === 'open')
  await w.advance(500)
  const [first] = w.host.sockets
  assert.equal(first.closes.length, 2, 'asked at once, and at its open')
  assert.equal(first.readyState, 3)
  assert.equal(w.recorder.of('onOpen').length, 1)
  assert.equal(w.host.alive.length, 1)
})

v2('a header can not be sent: one warning, that says what to do', async (make) => {
  const w = await make({ host: 'browser' })
  const header = { authorization: 'secret' }
  const task = await w.opened({ connectSocketParams: { url: 'wss://example.test/', header } })
  task.reconnect()
  await w.until(() => w.connects === 2)
  assert.equal(warnings(w).length, 1)
  assert.match(warnings(w)[0], /header.*url.*protocols/)
  assert.doesNotMatch(warnings(w)[0], /secret/)
  const quiet = await make({ host: 'browser' })
  await quiet.opened({ connectSocketParams: { url: 'wss://example.test/', header: {} } })
  assert.deepEqual(warnings(quiet), [])
})

v2('success and complete of the params are called; fail is not', async (make) => {
  const w = await make({ host: 'browser' })
  const said = []
  const connectSocketParams = { url: 'wss://example.test/' }
  for (const name of ['success', 'fail', 'complete'])
    connectSocketParams[name] = () => said.push(name)
  await w.opened({ connectSocketParams })
  assert.deepEqual(said, ['success', 'complete'])
})

v2('sends: a socket that throws refuses, with its reason in raw', async (make) => {
  const w = await make({ host: 'browser' })
  const task = await w.opened()
  w.host.quirks.send = 'throw'
  await assert.rejects(w.settle(task.send('a')), ({ code, raw }) => {
    assert.equal(code, 'send-failed')
    return /broken/.test(raw.message)
  })
  w.host.quirks.send = 'ok'
  await w.settle(task.send('b'))
})

v2('20 reconnects leave one socket and no listener of ours elsewhere', async (make) => {
  const w = await make({ host: 'browser' })
  const task = await w.opened()
  for (let i = 2; i <= 21; i += 1) {
    task.reconnect()
    await w.until(() => w.host.open.length === 1 && w.connects === i && task.state === 'open')
    // A second call within 50 ms makes no further attempt.
    await w.advance(50)
  }
  await w.advance(100)
  assert.equal(w.host.alive.length, 1)
  task.close()
  await w.advance(5000)
  w.assertNothingLeft()
})

v2('close() in every hook: no socket is left', async (make) => {
  for (const hook of ['onOpen', 'onMessage', 'onError', 'onClose', 'onReconnect']) {
    const w = await make({ host: 'browser' })
    if (hook === 'onError') w.net.next('refuse')
    await w.start({ reconnectTimeout: 100 }, (task) =>
      w.recorder.hook(task, {
        also: (name) => {
          if (name === 'onOpen' && hook !== 'onOpen') {
            task.send('hello')
            if (hook !== 'onMessage') w.net.link.drop()
          }
          if (name === hook) task.close()
        },
      }),
    )
    await w.advance(10_000)
    assert.ok(w.names.includes(hook), hook)
    w.assertNothingLeft()
  }
})

// --- which class

const page = (host) => ({ document: {}, WebSocket: host.WebSocket })

v2('an object without connectSocket in a page: the page’s class, one warning', async (make) => {
  for (const miniprogram of [{}, { getSystemInfo() {} }, () => {}]) {
    const w = await make({ host: 'browser', page })
    const task = await w.opened({ miniprogram })
    assert.equal(task.socketTask, w.host.socket)
    task.reconnect()
    await w.until(() => w.connects === 2)
    assert.equal(warnings(w).length, 1)
    assert.match(warnings(w)[0], /no connectSocket.*WebSocket/)
  }
})

v2('the class itself in a page: no warning; connectSocket goes before all', async (make) => {
  const w = await make({ host: 'browser', page })
  await w.opened()
  assert.deepEqual(warnings(w), [])
  const wx = await make({ page: () => ({ document: {}, WebSocket: class {} }) })
  await wx.opened()
  assert.deepEqual(warnings(wx), [])
})

v2('anywhere else it is no host, and the error says what is', async (make) => {
  class Fake {
    send() {}
  }
  const places = {
    'no document': (host) => ({ WebSocket: host.WebSocket }),
    'no WebSocket': () => ({ document: {} }),
    'window alone, as Taro fakes it': () => ({ window: {}, document: {}, navigator: {} }),
    'a WebSocket that is none': () => ({ document: {}, WebSocket: {} }),
    'a document that is null': (host) => ({ document: null, WebSocket: host.WebSocket }),
    'a mini-program': () => ({}),
  }
  for (const [what, where] of Object.entries(places)) {
    for (const miniprogram of [{}, () => {}, Fake]) {
      const w = await make({ host: 'browser', page: where })
      const outcome = w.watch(w.call(w.options({ miniprogram })))
      await w.advance(10)
      assert.equal(outcome.value.code, 'no-host', what)
      assert.match(outcome.value.message, /connectSocket.*WebSocket class/)
      assert.equal(w.connects, 0)
    }
  }
})

v2('a class that stands in for WebSocket: no constants, a fixed binaryType', async (make) => {
  const w = await make({ host: 'browser' })
  const made = []
  class StandIn {
    on = {}
    readyState = 0
    constructor(url) {
      made.push(this)
      this.url = url
    }
    get binaryType() {
      return 'blob'
    }
    set binaryType(_) {
      throw new TypeError('fixed')
    }
    addEventListener(type, fn) {
      this.on[type] = fn
    }
    send(data) {
      this.on.message({ data: `echo ${data}` })
    }
    close(code, reason) {
      this.on.close({ code, reason })
    }
  }
  const task = await w.start({ miniprogram: StandIn })
  made[0].readyState = 1
  made[0].on.open({})
  await w.settle(task.send('hello'))
  task.close({ code: 4000, reason: 'done' })
  await w.advance(10)
  assert.deepEqual(w.names, ['onOpen', 'onMessage', 'onClose'])
  assert.equal(w.recorder.of('onMessage')[0].event.data, 'echo hello')
  assert.equal(w.recorder.of('onClose')[0].event.code, 4000)
})

v2('opts.miniprogram may become a class, from the next attempt on', async (make) => {
  const w = await make()
  const other = await make({ host: 'browser' })
  const task = await w.opened()
  task.opts.miniprogram = other.host.WebSocket
  task.reconnect()
  await w.until(() => other.host.sockets.length === 1)
  assert.equal(task.socketTask, other.host.socket)
})
