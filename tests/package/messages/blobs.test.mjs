// Blobs: converted in order, and proof of life at once.

import assert from 'node:assert/strict'
import { v2 } from '../../support/cases.mjs'

const OWN_BLOBS = 'mpx@web'

const contents = (w) =>
  w.recorder.of('onMessage').map(({ event: { data } }) => {
    const isBuffer = Object.prototype.toString.call(data) === '[object ArrayBuffer]'
    return isBuffer ? [...new Uint8Array(data)] : data
  })

v2('a Blob becomes an ArrayBuffer, the host’s event is under raw', async (make) => {
  const w = await make({ host: OWN_BLOBS })
  await w.opened()
  w.net.link.push(Uint8Array.of(1, 2, 250))
  await w.advance(50)
  assert.deepEqual(contents(w), [[1, 2, 250]])
  const [{ event }] = w.recorder.of('onMessage')
  assert.equal(event.raw, w.host.socket.lastEvent)
  assert.equal(event.isBuffer, false)
})

v2('what comes while one is converted waits: all stay in order', async (make) => {
  const w = await make({ host: OWN_BLOBS, quirks: { blobDelay: 1000 } })
  const task = await w.opened()
  w.net.link.push('before')
  w.net.link.push(Uint8Array.of(1))
  await w.advance(100)
  // The second Blob is ready sooner than the first.
  w.host.quirks.blobDelay = 10
  w.net.link.push('between')
  w.net.link.push(Uint8Array.of(2))
  w.net.link.push('after')
  await w.advance(500)
  assert.deepEqual(contents(w), ['before'])
  await w.advance(500)
  assert.deepEqual(contents(w), ['before', [1], 'between', [2], 'after'])
  // Called after ours, in the same turn.
  let last
  w.host.socket.addEventListener('message', () => (last = contents(w).at(-1)))
  w.net.link.push('at once')
  await w.until(() => last !== undefined)
  assert.equal(last, 'at once', 'nothing waits any more')
  const { messagesIn, bytesIn } = task.stats()
  assert.equal(messagesIn, 6, 'each is counted once')
  assert.equal(bytesIn, 2 * 'beforebetweenafterat once'.length + 2)
})

for (const blobs of ['reject', 'throw']) {
  v2(
    `a Blob that can not be converted (${blobs}) is delivered as it is, in order`,
    async (make) => {
      const w = await make({ host: OWN_BLOBS, quirks: { blobs, blobDelay: 20 } })
      await w.opened()
      w.net.link.push(Uint8Array.of(1))
      w.net.link.push('after')
      await w.until(() => contents(w).length === 2)
      const [{ event }] = w.recorder.of('onMessage')
      assert.equal(Object.prototype.toString.call(event.data), '[object Blob]')
      assert.equal(event.type, 'message', 'the very event')
      assert.equal(contents(w)[1], 'after')
    },
  )
}

v2('what is still converted when the attempt ends is dropped', async (make) => {
  const ends = {
    'the server closes': (w) => w.net.link.closeByServer(4000, ''),
    'the link is lost': (w) => w.net.link.drop(),
    'reconnect()': (w, task) => task.reconnect(),
    'close()': (w, task) => task.close(),
    'destroy()': (w, task) => task.destroy(),
  }
  for (const [what, end] of Object.entries(ends)) {
    const w = await make({ host: OWN_BLOBS, quirks: { blobDelay: 300 } })
    const task = await w.opened({ reconnectTimeout: 50 })
    w.net.link.push(Uint8Array.of(1))
    w.net.link.push('behind')
    await w.advance(50)
    end(w, task)
    await w.advance(5000)
    assert.deepEqual(contents(w), [], what)
    if (['waiting', 'open', 'connecting'].includes(task.state)) {
      await w.until(() => task.state === 'open')
      w.host.quirks.blobDelay = 0
      w.net.link.push('new')
      await w.advance(50)
      assert.deepEqual(contents(w), ['new'], what)
    }
  }
})

v2('a Blob is proof of life when it arrives, however long it takes', async (make) => {
  const w = await make({ host: OWN_BLOBS, quirks: { blobDelay: 5000 } })
  w.net.reply = () => Uint8Array.of(7)
  const task = await w.opened({ pingTimeout: 1000, pongTimeout: 500 })
  await w.advance(4500)
  assert.equal(w.connects, 1)
  assert.equal(task.state, 'open')
  assert.deepEqual(contents(w), [])
  assert.ok(w.received.length >= 3, 'pings went out, each answered by a Blob')
  await w.advance(5000)
  assert.deepEqual(contents(w).slice(0, 2), [[7], [7]])
})

v2('300 Blobs and texts at once: each is delivered once, in order', async (make) => {
  const w = await make({ host: OWN_BLOBS, quirks: { blobDelay: 20 } })
  await w.opened()
  const sent = Array.from({ length: 300 }, (_, at) => (at % 3 ? [at % 256] : `text ${at}`))
  for (const data of sent) w.net.link.push(Array.isArray(data) ? Uint8Array.from(data) : data)
  await w.advance(100)
  w.net.link.push('last')
  await w.advance(100)
  assert.deepEqual(contents(w), [...sent, 'last'])
})

v2('a Blob before the open counts as the open, and is delivered after it', async (make) => {
  const w = await make({ host: OWN_BLOBS, quirks: { tellsOpen: false, blobDelay: 20 } })
  const task = await w.start()
  await w.until(() => w.host.open.length === 1)
  w.net.link.push(Uint8Array.of(1))
  w.net.link.push('after')
  await w.until(() => task.state === 'open')
  await w.advance(100)
  assert.deepEqual(w.names, ['onOpen', 'onMessage', 'onMessage'])
  assert.deepEqual(contents(w), [[1], 'after'])
  assert.equal(task.stats().messagesIn, 2)
})

v2('a Blob of a socket that opens after close() is not delivered', async (make) => {
  const quirks = { closeNeedsOpen: true, tellsOpen: false }
  const w = await make({ host: OWN_BLOBS, quirks })
  const task = await w.start()
  task.close()
  await w.until(() => w.host.open.length === 1)
  w.net.link.push(Uint8Array.of(1))
  await w.advance(5000)
  assert.deepEqual(w.names, ['onClose'])
  w.assertNothingLeft()
})

v2('isPong sees the bytes of a Blob, and hides it', async (make) => {
  const w = await make({ host: OWN_BLOBS, quirks: { blobDelay: 5 } })
  w.net.reply = () => Uint8Array.of(7)
  const seen = []
  const isPong = (data) => {
    seen.push([...new Uint8Array(data)])
    return true
  }
  const task = await w.opened({ pingTimeout: 1000, isPong })
  assert.ok((await w.settle(task.ping())) >= 20)
  assert.deepEqual(seen, [[7]])
  assert.deepEqual(contents(w), [])
})

v2('close() in the hook of a converted Blob: what waits behind it is dropped', async (make) => {
  const w = await make({ host: OWN_BLOBS, quirks: { blobDelay: 20 } })
  await w.opened({}, (task) =>
    w.recorder.hook(task, { also: (name) => name === 'onMessage' && task.destroy() }),
  )
  w.net.link.push(Uint8Array.of(1))
  w.net.link.push('behind')
  await w.advance(1000)
  assert.deepEqual(contents(w), [[1]])
})
