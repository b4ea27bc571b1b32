// Events and listeners, as the standards of WebSocket and of DOM say.

import assert from 'node:assert/strict'
import { v2 } from '../../support/cases.mjs'
import { connect, opened, REALMS } from '../../support/web-socket-class.mjs'

for (const [realm, prepare] of Object.entries(REALMS)) {
  v2(`${realm}: events have the classes and the fields of the web`, async (make) => {
    const w = await make({ quirks: { lost: 'error+close' } })
    prepare(w)
    const socket = connect(w)
    socket.binaryType = 'arraybuffer'
    const events = {}
    for (const type of ['open', 'message', 'error', 'close'])
      socket[`on${type}`] = (e) => (events[type] = e)
    await w.until(() => socket.readyState === 1)
    w.net.link.push('text')
    await w.advance(100)
    w.net.link.drop()
    await w.advance(100)
    const classes = { open: 'Event', message: 'MessageEvent', error: 'Event', close: 'CloseEvent' }
    for (const [type, event] of Object.entries(events)) {
      const Class = w.realm[classes[type]]
      if (Class) assert.ok(event instanceof Class, type)
      else assert.equal(String(event), `[object ${classes[type]}]`)
      assert.deepEqual([event.type, event.target, event.currentTarget], [type, socket, null])
      assert.deepEqual([event.bubbles, event.cancelable, event.eventPhase], [false, false, 0])
      const { code, data, origin, reason, wasClean } = new event.constructor(type, event)
      assert.deepEqual(
        [code, data, reason, wasClean],
        [event.code, event.data, event.reason, event.wasClean],
      )
      if (type === 'message') assert.deepEqual([data, origin], ['text', 'wss://example.test'])
    }
    assert.deepEqual(Object.keys(events).sort(), ['close', 'error', 'message', 'open'])
  })
}

v2(
  'classes of events that come or break later: those that there are at each event',
  async (make) => {
    const w = await make()
    const socket = await opened(w)
    const seen = []
    socket.onmessage = (event) => seen.push(event.constructor)
    w.realm.MessageEvent = MessageEvent
    w.net.link.push('1')
    await w.advance(50)
    w.realm.MessageEvent = function () {
      throw new Error('broken')
    }
    w.net.link.push('2')
    await w.advance(50)
    assert.equal(seen[0], MessageEvent)
    assert.notEqual(seen[1], w.realm.MessageEvent)
    assert.deepEqual(socket.log, ['open', 'message 1', 'message 2'])
  },
)

v2('a realm with Event alone: all events are instances of it, and can be copied', async (make) => {
  const w = await make()
  w.realm.Event = class {
    constructor(type) {
      this.type = type
    }
  }
  const socket = connect(w)
  const events = []
  for (const type of ['open', 'message', 'error', 'close'])
    socket.addEventListener(type, (event) => events.push(event))
  await w.until(() => socket.readyState === 1)
  w.net.link.push('text')
  await w.advance(100)
  w.net.link.drop()
  await w.advance(100)
  const copies = events.map((event) => new event.constructor(event.type, event))
  for (const event of [...events, ...copies]) assert.ok(event instanceof w.realm.Event)
  assert.ok(copies.some(({ type, data }) => type === 'message' && data === 'text'))
  assert.ok(copies.some(({ type, code }) => type === 'close' && code === 1006))
})

v2(
  'no event comes in the turn of the constructor, and listeners set in it hear the open',
  async (make) => {
    const w = await make({ host: 'wx' })
    const order = []
    const socket = connect(w)
    socket.onopen = () => order.push('open')
    order.push('end of turn')
    await Promise.resolve()
    order.push('microtask')
    await w.until(() => socket.readyState === 1)
    assert.deepEqual(order, ['end of turn', 'microtask', 'open'])
  },
)

v2('listeners: once, twice the same, removed, objects, a signal, null', async (make) => {
  const w = await make()
  const socket = await opened(w)
  const heard = []
  const note = (name) => () => heard.push(name)
  const twice = note('twice')
  const removed = note('removed')
  const aborted = note('aborted')
  const controller = new AbortController()
  socket.addEventListener('message', twice)
  socket.addEventListener('message', twice)
  socket.addEventListener('message', twice, true)
  socket.addEventListener('message', note('once'), { once: true })
  socket.addEventListener('message', { handleEvent: note('object') })
  socket.addEventListener('message', removed)
  socket.removeEventListener('message', removed)
  socket.addEventListener('message', aborted, { signal: controller.signal })
  socket.addEventListener('message', null)
  controller.abort()
  socket.addEventListener('message', aborted, { signal: controller.signal })
  w.net.link.push('1')
  w.net.link.push('2')
  await w.advance(100)
  assert.deepEqual(heard, ['twice', 'twice', 'once', 'object', 'twice', 'twice', 'object'])
})

v2('what a listener adds waits for the next event; what it removes is not called', async (make) => {
  const w = await make()
  const socket = await opened(w)
  const heard = []
  const second = () => heard.push('second')
  socket.addEventListener('message', function first() {
    assert.equal(this, socket)
    heard.push('first')
    socket.removeEventListener('message', second)
    socket.addEventListener('message', () => heard.push('added'), { once: true })
  })
  socket.addEventListener('message', second)
  w.net.link.push('1')
  await w.advance(50)
  assert.deepEqual(heard, ['first'])
  w.net.link.push('2')
  await w.advance(50)
  assert.deepEqual(heard, ['first', 'first', 'added'])
})

v2('a handler keeps its place, and is null unless an object', async (make) => {
  const w = await make()
  const socket = await opened(w)
  const heard = []
  assert.equal(socket.onmessage, null)
  socket.onmessage = () => heard.push('old')
  socket.addEventListener('message', () => heard.push('listener'))
  const handler = () => heard.push('handler')
  socket.onmessage = handler
  assert.equal(socket.onmessage, handler)
  w.net.link.push('1')
  await w.advance(50)
  socket.onmessage = 'text'
  assert.equal(socket.onmessage, null)
  socket.onmessage = handler
  w.net.link.push('2')
  await w.advance(50)
  assert.deepEqual(heard, ['handler', 'listener', 'listener', 'handler'])
})

v2('a listener that throws disturbs nobody, and the app hears of it', async (make) => {
  const w = await make()
  w.noisy = true
  const socket = connect(w)
  socket.onopen = () => {
    throw new Error('mine')
  }
  let others = 0
  socket.addEventListener('open', () => (others += 1))
  await w.until(() => socket.readyState === 1)
  await w.advance(100)
  assert.equal(others, 1)
  assert.deepEqual(
    w.uncaught.map(({ message }) => message),
    ['mine'],
  )
})

v2(
  'dispatchEvent calls the listeners; stopImmediatePropagation stops; preventDefault is told',
  async (make) => {
    const w = await make()
    const socket = await opened(w)
    const heard = []
    socket.addEventListener('own', (event) => {
      heard.push(event.target === socket && event.eventPhase)
      event.preventDefault()
      event.stopImmediatePropagation()
    })
    socket.addEventListener('own', () => heard.push('not called'))
    assert.equal(socket.dispatchEvent(new Event('own', { cancelable: true })), false)
    assert.equal(socket.dispatchEvent(new Event('other')), true)
    assert.deepEqual(heard, [2])
    assert.throws(() => socket.dispatchEvent({}), { name: 'TypeError' })
  },
)

v2('a failed attempt: error, then close, with what the host said', async (make) => {
  const w = await make()
  w.net.next('refuse')
  const socket = connect(w)
  let error
  socket.onerror = (event) => (error = event)
  await w.advance(3000)
  assert.deepEqual(socket.log, ['error', 'close 1006'])
  assert.match(error.message, /ECONNREFUSED/)
  assert.equal(error.error.code, 'connect-failed')
})
