// new WebSocket(url, protocols), as the standard says.

import assert from 'node:assert/strict'
import { v2 } from '../../support/cases.mjs'
import {
  classOf,
  connect,
  createWebSocketOf,
  REALMS,
  thrown,
} from '../../support/web-socket-class.mjs'

for (const [realm, prepare] of Object.entries(REALMS)) {
  v2(`${realm}: a wrong URL is a SyntaxError, at once`, async (make) => {
    const w = await make()
    prepare(w)
    const WebSocket = classOf(w)
    const wrong = [
      '',
      '/relative',
      'example.test',
      'ftp://h/',
      'ws://h/#f',
      'ws://h/#',
      'ws://',
      'ws://h:99999/',
    ]
    for (const url of wrong)
      assert.equal(
        thrown(() => new WebSocket(url)),
        'SyntaxError',
        url,
      )
    await w.advance(1000)
    assert.equal(w.connects, 0)
  })

  v2(`${realm}: a wrong subprotocol is a SyntaxError, at once`, async (make) => {
    const w = await make()
    prepare(w)
    const WebSocket = classOf(w)
    const headers = { headers: {}, protocols: [] }
    const wrong = [
      '',
      'a b',
      'a,b',
      'é',
      ['a', 'a'],
      ['a', 'A'],
      ['a', ''],
      ['a;'],
      headers,
      { toString: () => '/' },
    ]
    for (const protocols of wrong) {
      const name = thrown(() => new WebSocket('wss://h/', protocols))
      assert.equal(name, 'SyntaxError', JSON.stringify(protocols))
    }
    for (const protocols of [
      undefined,
      [],
      'a',
      ['a', 'b'],
      new Set(['a']),
      ['!#$%&*+-.^_`|~09azAZ', "'"],
    ]) {
      assert.equal(
        thrown(() => new WebSocket('wss://h/', protocols)),
        'nothing',
      )
    }
  })

  v2(`${realm}: errors are exceptions with the name and the number of the web`, async (make) => {
    const w = await make()
    prepare(w)
    const WebSocket = classOf(w)
    assert.throws(() => new WebSocket('x'), { name: 'SyntaxError', code: 12 })
    assert.throws(() => new WebSocket('ws://h/').send(''), { name: 'InvalidStateError', code: 11 })
    assert.throws(() => new WebSocket('ws://h/').close(1), { name: 'InvalidAccessError', code: 15 })
    const error = assert.throws(
      () => new WebSocket('x'),
      (thrownError) => {
        const Expected = w.realm.DOMException ?? w.realm.Error
        return thrownError instanceof Expected
      },
    )
    assert.equal(error, undefined)
  })
}

v2('what is missing or of a wrong type is a TypeError', async (make) => {
  const w = await make()
  const WebSocket = classOf(w)
  assert.equal(
    thrown(() => WebSocket('wss://h/')),
    'TypeError',
  )
  assert.equal(
    thrown(() => new WebSocket()),
    'TypeError',
  )
  assert.equal(
    thrown(() => new WebSocket(Symbol('url'))),
    'TypeError',
  )
  assert.equal(
    thrown(() => new WebSocket('wss://h/', [Symbol('protocol')])),
    'TypeError',
  )
})

v2('the host gets the URL as it was resolved, and the subprotocols', async (make) => {
  const w = await make()
  const socket = connect(w, classOf(w), ' HTTPS://Example.test:443/a b/../c?d=é ', ['one', 'two'])
  assert.equal(socket.url, 'wss://example.test/c?d=%C3%A9')
  await w.advance(100)
  const { url, protocols } = w.host.connects[0].params
  assert.deepEqual([url, [...protocols]], [socket.url, ['one', 'two']])
})

v2('an object is taken as its text', async (make) => {
  const w = await make()
  const WebSocket = classOf(w)
  const url = { toString: () => 'wss://example.test/x' }
  assert.equal(new WebSocket(url, { toString: () => 'a' }).url, 'wss://example.test/x')
})

v2('constants, names and prototypes are those of the web', async (make) => {
  const w = await make()
  REALMS.web(w)
  const WebSocket = classOf(w)
  const socket = new WebSocket('wss://h/')
  for (const [place, name] of ['CONNECTING', 'OPEN', 'CLOSING', 'CLOSED'].entries()) {
    for (const object of [WebSocket, WebSocket.prototype, socket]) {
      assert.equal(object[name], place)
      Reflect.set(object, name, 9)
      assert.equal(object[name], place)
    }
  }
  assert.ok(socket instanceof WebSocket && socket instanceof w.realm.EventTarget)
  assert.equal(Object.prototype.toString.call(socket), '[object WebSocket]')
  assert.deepEqual([WebSocket.name, WebSocket.length], ['WebSocket', 1])
  assert.deepEqual(Object.keys(socket), [])
  const { prototype } = WebSocket
  assert.equal(prototype.constructor, WebSocket)
  const shown = Object.keys(prototype).filter((name) => !/^[A-Z]/.test(name))
  assert.deepEqual(shown.sort(), [
    ...['addEventListener', 'binaryType', 'bufferedAmount', 'close', 'dispatchEvent', 'extensions'],
    ...['onclose', 'onerror', 'onmessage', 'onopen', 'protocol', 'readyState'],
    ...['removeEventListener', 'send', 'url'],
  ])
  for (const name of ['url', 'readyState', 'binaryType', 'onopen']) {
    const { get, enumerable, configurable } = Object.getOwnPropertyDescriptor(prototype, name)
    assert.deepEqual([get.name, enumerable, configurable], [`get ${name}`, true, true])
    assert.equal(
      thrown(() => prototype[name]),
      'TypeError',
    )
  }
  assert.equal(
    thrown(() => prototype.send.call({}, 'x')),
    'TypeError',
  )
  assert.deepEqual([prototype.send.length, prototype.close.length], [1, 0])
  assert.deepEqual([prototype.send.name, prototype.close.name], ['send', 'close'])
  assert.equal(Object.getPrototypeOf(WebSocket), w.realm.EventTarget)
})

v2('the class can be extended', async (make) => {
  const w = await make()
  class Own extends classOf(w) {
    constructor(url) {
      super(url, 'a')
      this.field = 1
    }
    get shout() {
      return this.url.toUpperCase()
    }
  }
  const socket = new Own('wss://example.test/')
  assert.ok(socket instanceof Own)
  assert.deepEqual([socket.field, socket.shout], [1, 'WSS://EXAMPLE.TEST/'])
  await w.until(() => socket.readyState === Own.OPEN)
})

v2(
  'createWebSocket: a value that is no host is a TypeError that says what was passed',
  async (make) => {
    const w = await make()
    const createWebSocket = createWebSocketOf(w)
    for (const value of [undefined, null, {}, 'wx', 1, () => {}]) {
      assert.throws(() => createWebSocket(value), /miniprogram is .+; allowed: .*connectSocket/)
      assert.equal(
        thrown(() => createWebSocket(value)),
        'TypeError',
      )
    }
  },
)

v2('createWebSocket: unknown options are told once, and change nothing', async (make) => {
  const w = await make()
  w.noisy = true
  const createWebSocket = createWebSocketOf(w)
  for (let i = 0; i < 2; i += 1)
    createWebSocket(w.host.api, { pingMsg: 'x', heartbeat: { ping: 1 } })
  const told = w.console.map(({ text }) => text)
  assert.equal(told.length, 2)
  assert.match(told[0], /unknown option "pingMsg"; known: .*heartbeat/)
  assert.match(told[1], /heartbeat: unknown option "ping"; known: .*pingMsg/)
})
