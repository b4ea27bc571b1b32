// What apps, realms and hosts may do to a socket: no event is lost, and nothing is left.

import assert from 'node:assert/strict'
import { v2 } from '../../support/cases.mjs'
import { asOnTheWeb, classOf, connect, opened, thrown } from '../../support/web-socket-class.mjs'

v2('taking off null takes no handler off', async (make) => {
  const w = await make()
  const socket = await opened(w)
  let heard = 0
  socket.onmessage = () => (heard += 1)
  socket.removeEventListener('message', null)
  w.net.link.push('x')
  await w.advance(50)
  assert.equal(heard, 1)
})

v2(
  'an abort takes off its own listener alone, and a listener that is gone leaves the signal',
  async (make) => {
    const w = await make()
    const socket = await opened(w)
    const signal = { aborted: false, all: [] }
    signal.addEventListener = (_, fn) => signal.all.push(fn)
    signal.removeEventListener = (_, fn) => (signal.all = signal.all.filter((one) => one !== fn))
    let heard = 0
    const listener = () => (heard += 1)
    socket.addEventListener('message', listener, { signal })
    const [abort] = signal.all
    socket.removeEventListener('message', listener)
    assert.deepEqual(signal.all, [])
    socket.addEventListener('message', listener)
    abort()
    socket.addEventListener('message', () => {}, { once: true, signal })
    w.net.link.push('x')
    await w.advance(50)
    assert.deepEqual([heard, signal.all], [1, []])
  },
)

v2('listeners and signals of a wrong type are a TypeError, and change nothing', async (make) => {
  const w = await make()
  const socket = await opened(w)
  for (const wrong of [5, 'text', 0, '', false]) {
    assert.equal(
      thrown(() => socket.addEventListener('message', wrong)),
      'TypeError',
    )
  }
  let heard = 0
  for (const signal of [null, {}, 1]) {
    const add = () => socket.addEventListener('message', () => (heard += 1), { signal })
    assert.equal(thrown(add), 'TypeError')
  }
  w.net.link.push('x')
  await w.advance(50)
  assert.equal(heard, 0)
})

v2(
  'an event that is on its way can not be dispatched; one that was stopped can be, later',
  async (make) => {
    const w = await make()
    const socket = await opened(w)
    const event = new Event('own')
    const heard = []
    socket.addEventListener('own', (same) => {
      heard.push(thrown(() => socket.dispatchEvent(same)))
      same.stopImmediatePropagation()
    })
    socket.dispatchEvent(event)
    socket.dispatchEvent(event)
    assert.deepEqual(heard, ['InvalidStateError', 'InvalidStateError'])
  },
)

v2('events that can not be changed are told all the same', async (make) => {
  for (const spoil of [
    (event) => Object.defineProperty(event, 'target', { value: null }),
    (event) => Object.freeze(event),
  ]) {
    const w = await make()
    w.realm.Event = class {
      constructor(type) {
        this.type = type
        spoil(this)
      }
    }
    const types = []
    const socket = connect(w)
    socket.onopen = ({ type }) => types.push(type)
    await w.advance(200)
    assert.deepEqual(types, ['open'])
  }
})

v2('an attempt that ends has no code of the host’s', async (make) => {
  const w = await make({ quirks: { refused: 'close', refusedCode: 1001 } })
  w.net.next('refuse')
  const socket = connect(w)
  await w.advance(3000)
  assert.deepEqual(socket.log, ['error', 'close 1006'])
})

v2('codes that no frame has are told as 1006', async (make) => {
  for (const code of [999, 1004, 1015]) {
    const w = await make()
    const socket = await opened(w)
    w.net.link.closeByServer(code, 'odd')
    await w.advance(100)
    assert.deepEqual(socket.log, ['open', 'close 1006'], code)
  }
})

v2('a failure in the turn of a message is still told', async (make) => {
  const w = await make({ quirks: { replySync: true } })
  const socket = await opened(w)
  socket.send('a')
  w.host.quirks.send = 'throw'
  socket.send('b')
  await w.advance(100)
  assert.deepEqual(socket.log.slice(-2), ['error', 'close 1006'])
})

v2('closeTimeout may be as long as a number can be', async (make) => {
  for (const closeTimeout of [Infinity, 2 ** 31, '3000']) {
    const w = await make()
    const socket = await opened(w, classOf(w, { closeTimeout }))
    socket.close()
    await w.advance(100)
    assert.deepEqual(socket.log, ['open', 'close 1000 clean'])
    w.assertNothingLeft()
  }
})

v2('a buffer that is detached has no bytes', async (make) => {
  const w = await make()
  const socket = await opened(w)
  const buffer = new ArrayBuffer(8)
  const view = new Uint8Array(buffer)
  structuredClone(buffer, { transfer: [buffer] })
  for (const data of [buffer, view]) socket.send(data)
  await w.advance(100)
  assert.deepEqual(
    w.received.map(({ byteLength }) => byteLength),
    [0, 0],
  )
})

v2('binaryType blob in a realm without Blobs gives ArrayBuffers', async (make) => {
  const w = await make()
  const socket = await opened(w)
  socket.binaryType = 'blob'
  w.net.link.push(Uint8Array.of(1))
  await w.advance(50)
  assert.deepEqual(socket.log, ['open', 'message [1]'])
})

v2('a header that can not be read is none; so is the message of an error', async (make) => {
  const w = await make()
  w.net.header = Object.create(null, {
    'Sec-WebSocket-Protocol': { enumerable: true, value: Object.create(null) },
  })
  const socket = await opened(w, classOf(w), undefined, ['a', 'b'])
  assert.equal(socket.protocol, '')
  asOnTheWeb(w)
  const unreadable = new Proxy(
    {},
    {
      get() {
        throw new Error('unreadable')
      },
    },
  )
  const blob = new w.realm.Blob([])
  blob.arrayBuffer = () => ({ then: (_, fail) => fail(unreadable) })
  socket.send(blob)
  await w.advance(100)
  assert.deepEqual(socket.log, ['open', 'error', 'close 1006'])
})

v2('the constructor makes no second connection of a socket that there is', async (make) => {
  const w = await make()
  const WebSocket = classOf(w)
  const socket = await opened(w, WebSocket)
  assert.equal(
    thrown(() => WebSocket.call(socket, 'wss://example.test/')),
    'TypeError',
  )
  assert.equal(
    thrown(() => socket.close(1000n)),
    'TypeError',
  )
  await w.advance(100)
  assert.equal(w.connects, 1)
})
