// The fault-injecting server: that each fault is the fault it says.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import WebSocket from 'ws'
import { doubled, inOrder, lost, numbering } from './ledger.mjs'
import { startServer } from './server.mjs'

const event = (socket, type) =>
  new Promise((resolve) => socket.once(type, (...args) => resolve(args)))

function faulty(name, body) {
  test(name, { timeout: 10_000 }, async () => {
    const server = await startServer()
    const sockets = []
    const connect = () => {
      const socket = new WebSocket(server.url)
      socket.on('error', () => {})
      sockets.push(socket)
      return socket
    }
    try {
      await body(server, connect)
    } finally {
      for (const socket of sockets) socket.terminate()
      await server.stop()
    }
  })
}

async function opened(connect) {
  const socket = connect()
  await event(socket, 'open')
  return socket
}

faulty('echoes, and keeps the books of numbered messages', async (server, connect) => {
  const socket = await opened(connect)
  const numbers = numbering('a')
  for (let i = 0; i < 3; i += 1) {
    socket.send(numbers.next())
    await event(socket, 'message')
  }
  assert.deepEqual(server.numbers('a'), [1, 2, 3])
})

faulty('closes with a code', async (server, connect) => {
  const socket = await opened(connect)
  const closed = event(socket, 'close')
  server.close(4000, 'bye')
  const [code, reason] = await closed
  assert.equal(code, 4000)
  assert.equal(reason.toString(), 'bye')
})

faulty('refuses the port for a while, then opens the same one', async (server, connect) => {
  const back = server.refuseFor(100)
  await new Promise((resolve) => setTimeout(resolve, 30))
  const [error] = await event(connect(), 'error')
  assert.equal(error.code, 'ECONNREFUSED')
  await back
  await opened(connect)
})

faulty(
  'answers 503, resets after accept, leaves a handshake without an answer',
  async (server, connect) => {
    server.fail503(1)
    assert.match((await event(connect(), 'error'))[0].message, /503/)
    server.resetAfterAccept(1)
    assert.equal((await event(connect(), 'error'))[0].code, 'ECONNRESET')
    server.hangHandshakes(1)
    const hanging = connect()
    await opened(connect)
    assert.equal(hanging.readyState, WebSocket.CONNECTING)
  },
)

faulty(
  'a frozen link swallows bytes in both directions and stays open; a new one works',
  async (server, connect) => {
    const socket = await opened(connect)
    server.freezeLinks()
    socket.send('into the void')
    const other = await opened(connect)
    other.send('hello')
    await event(other, 'message')
    assert.equal(socket.readyState, WebSocket.OPEN)
  },
)

faulty('drops a connection just after its open', async (server, connect) => {
  server.flap(1, 10)
  const socket = await opened(connect)
  const [code] = await event(socket, 'close')
  assert.equal(code, 1006)
})

test('books: lost, doubled, out of order', () => {
  assert.deepEqual(lost(4, [1, 3, 3]), [2, 4])
  assert.deepEqual(doubled([1, 3, 3]), [3])
  assert.equal(inOrder([1, 3, 2]), false)
})
