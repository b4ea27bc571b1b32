// send(), bufferedAmount and binaryType, as the standard says.

import assert from 'node:assert/strict'
import { v2 } from '../../support/cases.mjs'
import {
  asOnTheWeb,
  bytesOf,
  classOf,
  connect,
  opened,
  thrown,
} from '../../support/web-socket-class.mjs'

v2('while it connects, send throws; later it takes nothing but counts', async (make) => {
  const w = await make()
  const socket = connect(w)
  assert.equal(
    thrown(() => socket.send('x')),
    'InvalidStateError',
  )
  assert.equal(
    thrown(() => socket.send()),
    'TypeError',
  )
  assert.equal(socket.bufferedAmount, 0)
  await w.until(() => socket.readyState === 1)
  assert.equal(
    thrown(() => socket.send()),
    'TypeError',
  )
  assert.equal(
    thrown(() => socket.send(Symbol('x'))),
    'TypeError',
  )
  socket.close()
  assert.equal(socket.readyState, 2)
  socket.send('é1')
  assert.equal(socket.bufferedAmount, 3)
  await w.advance(5000)
  assert.equal(socket.readyState, 3)
  socket.send(new Uint8Array(4))
  assert.equal(socket.bufferedAmount, 7)
  assert.deepEqual(w.received, [])
})

v2('bufferedAmount counts bytes of UTF-8 until the host has answered', async (make) => {
  const w = await make({ quirks: { send: 'silent' } })
  const socket = await opened(w)
  socket.send('aé中😀')
  assert.equal(socket.bufferedAmount, 1 + 2 + 3 + 4)
  socket.send(new Uint8Array(5))
  assert.equal(socket.bufferedAmount, 15)
  w.host.quirks.send = 'ok'
  socket.send('b')
  assert.equal(socket.bufferedAmount, 16)
  await w.advance(50)
  assert.equal(socket.bufferedAmount, 15)
})

v2('anything else is sent as its text, well-formed', async (make) => {
  const w = await make()
  const socket = await opened(w)
  for (const data of [1, null, undefined, true, { toString: () => 'own' }, '\ud800a\udc00', '😀'])
    socket.send(data)
  await w.advance(100)
  assert.deepEqual(w.received, ['1', 'null', 'undefined', 'true', 'own', '\ufffda\ufffd', '😀'])
})

v2(
  'views are cut to their range, buffers copied: this host takes nothing but ArrayBuffers',
  async (make) => {
    const w = await make()
    const socket = await opened(w)
    const bytes = Uint8Array.of(1, 2, 3, 4, 5, 6, 7, 8)
    socket.send(bytes.subarray(1, 3))
    socket.send(new DataView(bytes.buffer, 2, 2))
    socket.send(new Uint16Array(bytes.buffer, 4, 1))
    socket.send(bytes.buffer)
    socket.send(new Uint8Array(0))
    bytes.fill(9)
    await w.advance(100)
    assert.deepEqual(w.received.map(bytesOf), [
      '[2,3]',
      '[3,4]',
      '[5,6]',
      '[1,2,3,4,5,6,7,8]',
      '[]',
    ])
  },
)

v2('shared memory is a TypeError', async (make) => {
  const w = await make()
  const socket = await opened(w)
  const shared = new Uint8Array(new SharedArrayBuffer(2))
  assert.equal(
    thrown(() => socket.send(shared)),
    'TypeError',
  )
})

v2('Blobs keep their place among the messages, and before the close', async (make) => {
  const w = await make()
  asOnTheWeb(w)
  const socket = await opened(w)
  socket.send('first')
  socket.send(new w.realm.Blob([Uint8Array.of(1, 2).buffer]))
  socket.send('third')
  assert.equal(socket.bufferedAmount, 5 + 2 + 5)
  socket.close()
  await w.advance(100)
  const shown = w.received.map((data) => (typeof data === 'string' ? data : bytesOf(data)))
  assert.deepEqual(shown, ['first', '[1,2]', 'third'])
  assert.equal(socket.bufferedAmount, 0)
  assert.deepEqual(socket.log, ['open', 'close 1000 clean'])
})

v2(
  'a Blob that can not be read ends the connection: what follows it would be wrong',
  async (make) => {
    const w = await make()
    asOnTheWeb(w)
    const socket = await opened(w)
    socket.send(new w.realm.Blob([], 'broken'))
    socket.send('after')
    await w.advance(100)
    assert.deepEqual(w.received, [])
    assert.deepEqual(socket.log, ['open', 'error', 'close 1006'])
  },
)

for (const send of ['throw', 'reject', 'fail', 'error-object']) {
  v2(
    `a message that the host refuses (${send}) ends the connection, in a later turn`,
    async (make) => {
      const w = await make()
      const socket = await opened(w)
      w.host.quirks.send = send
      socket.send('lost')
      socket.send('after')
      assert.deepEqual(socket.log, ['open'])
      await w.advance(100)
      assert.deepEqual(socket.log, ['open', 'error', 'close 1006'])
      await w.advance(5000)
      w.assertNothingLeft()
    },
  )
}

v2(
  'binaryType: blob where the realm has it, else arraybuffer; other values are ignored',
  async (make) => {
    const bare = await make()
    assert.equal(connect(bare).binaryType, 'arraybuffer')
    const w = await make()
    asOnTheWeb(w)
    const socket = await opened(w)
    const got = []
    socket.onmessage = ({ data }) => got.push(data)
    for (const value of ['arraybuffer', 'nonsense', 'blob', null]) {
      socket.binaryType = value
      w.net.link.push(Uint8Array.of(1, 2))
      await w.advance(50)
    }
    assert.equal(socket.binaryType, 'blob')
    assert.deepEqual(got.slice(0, 2).map(bytesOf), ['[1,2]', '[1,2]'])
    for (const blob of got.slice(2)) assert.equal(bytesOf(blob.parts[0]), '[1,2]')
  },
)

v2('buffers are those of the realm, whatever realm the host is of', async (make) => {
  const w = await make({ quirks: { data: 'cross-realm' } })
  const socket = await opened(w)
  let data
  socket.onmessage = (event) => ({ data } = event)
  w.net.link.push(Uint8Array.of(1, 2))
  await w.advance(50)
  assert.ok(data instanceof w.realm.ArrayBuffer)
  assert.equal(bytesOf(data), '[1,2]')
})

v2('a reply inside the call of send is told after it', async (make) => {
  const w = await make({ quirks: { replySync: true } })
  const socket = await opened(w)
  socket.send('echo')
  assert.deepEqual(socket.log, ['open'])
  await w.advance(50)
  // The server answers, too.
  assert.deepEqual(socket.log, ['open', 'message echo', 'message echo'])
})

v2('a class with two sockets: each has its own messages', async (make) => {
  const w = await make()
  const WebSocket = classOf(w)
  const one = await opened(w, WebSocket)
  const two = await opened(w, WebSocket)
  one.send('1')
  two.send('2')
  await w.advance(100)
  assert.deepEqual(
    [one.log, two.log],
    [
      ['open', 'message 1'],
      ['open', 'message 2'],
    ],
  )
})
