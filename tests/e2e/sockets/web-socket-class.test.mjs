// What is special to a `WebSocket` class, over real sockets: subprotocols, real Blobs, what the server sees
// of an abandoned connection. The common list is in real.test.mjs.

import assert from 'node:assert/strict'
import { once } from 'node:events'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { test } from 'node:test'
import WebSocket, { WebSocketServer } from 'ws'
import { packedDir } from '../../../scripts/lib/packed.mjs'

const require = createRequire(import.meta.url)
const ENGINES = { js: ['dist/index.js', { wasm: false }], wasm: ['dist/node.cjs', {}] }

/** A class that gives Blobs even if ArrayBuffers are asked for. */
class OnlyBlobs extends WebSocket {
  constructor(...args) {
    super(...args)
    super.binaryType = 'blob'
  }

  get binaryType() {
    return 'blob'
  }

  set binaryType(_) {}
}

function real(name, body) {
  for (const [engine, [file, options]] of Object.entries(ENGINES)) {
    test(`${engine}: ${name}`, { timeout: 20_000 }, async () => {
      const { default: WebsocketHeartbeat } = require(join(packedDir(), file))
      const server = new WebSocketServer({ host: '127.0.0.1', port: 0 })
      await once(server, 'listening')
      const url = `ws://127.0.0.1:${server.address().port}/`
      const tasks = []
      const start = async (more) => {
        const task = await WebsocketHeartbeat({
          miniprogram: WebSocket,
          connectSocketParams: { url },
          ...options,
          ...more,
        })
        tasks.push(task)
        return task
      }
      try {
        await body({ server, url, start })
      } finally {
        for (const task of tasks) task.destroy()
        for (const client of server.clients) client.terminate()
        server.close()
      }
    })
  }
}

const next = (task, type) => new Promise((resolve) => task.once(type, resolve))

real('subprotocols reach the server, its choice shows on socketTask', async (the) => {
  the.server.options.handleProtocols = (offered) => [...offered].at(-1)
  const task = await the.start({
    connectSocketParams: { url: the.url, protocols: ['chat-1', 'chat-2'] },
  })
  await next(task, 'open')
  assert.ok(task.socketTask instanceof WebSocket)
  assert.equal(task.socketTask.protocol, 'chat-2')
  assert.equal(task.socketTask.binaryType, 'arraybuffer')
})

real('real Blobs become ArrayBuffers, in order with text', async (the) => {
  the.server.on('connection', (socket) => {
    for (const item of ['a', Buffer.alloc(100_000, 1), 'b', Buffer.from([2]), 'c'])
      socket.send(item)
  })
  const task = await the.start({ miniprogram: OnlyBlobs })
  const seen = []
  await new Promise((resolve) => {
    task.onMessage = ({ data }) => {
      seen.push(typeof data === 'string' ? data : new Uint8Array(data).length)
      if (data === 'c') resolve()
    }
  })
  assert.deepEqual(seen, ['a', 100_000, 'b', 1, 'c'])
  assert.equal(task.stats().messagesIn, 5)
})

real('destroy() while connecting: the server keeps no connection', async (the) => {
  const { server } = the
  const task = await the.start()
  assert.equal(task.socketTask.readyState, WebSocket.CONNECTING)
  const native = task.socketTask
  const closed = new Promise((resolve) => native.addEventListener('close', resolve))
  task.destroy()
  await closed
  while (server.clients.size) await once([...server.clients][0], 'close')
  assert.equal(native.readyState, WebSocket.CLOSED)
})

real('no server there: failed attempts with the reason; then one comes', async (the) => {
  const probe = new WebSocketServer({ host: '127.0.0.1', port: 0 })
  await once(probe, 'listening')
  const { port } = probe.address()
  await new Promise((resolve) => probe.close(resolve))
  const task = await the.start({
    connectSocketParams: { url: `ws://127.0.0.1:${port}/?token=secret` },
    reconnectTimeout: 50,
  })
  const error = await next(task, 'error')
  assert.equal(error.code, 'connect-failed')
  assert.match(error.message, /ECONNREFUSED/)
  assert.doesNotMatch(error.message, /secret/)
  task.opts.connectSocketParams.url = the.url
  await next(task, 'open')
})

real('what is sent through a socket that is closing arrives by the next one', async (the) => {
  const arrived = []
  const all = new Promise((resolve) => {
    the.server.on('connection', (socket) =>
      socket.on('message', (data) => arrived.push(String(data)) === 3 && resolve()),
    )
  })
  const task = await the.start({ reconnectTimeout: 50 })
  await next(task, 'open')
  const first = task.socketTask
  first.close(4000, 'bye')
  assert.deepEqual([task.state, first.readyState], ['open', WebSocket.CLOSING])
  const results = ['a', 'b', 'c'].map((data) => task.send(data))
  assert.equal(task.stats().queued.messages, 3)
  await all
  await Promise.all(results)
  assert.deepEqual(arrived, ['a', 'b', 'c'])
  assert.notEqual(task.socketTask, first)
})

real('bufferedAmount grows while the server does not read, and falls when it does', async (the) => {
  const task = await the.start({ pingTimeout: 0 })
  await next(task, 'open')
  const [client] = the.server.clients
  client.pause()
  const block = new ArrayBuffer(1_000_000)
  // Until the buffers of the system are full.
  while (task.bufferedAmount < 5_000_000) {
    await task.send(block)
    await new Promise(setImmediate)
  }
  assert.equal(task.stats().bufferedAmount, task.bufferedAmount)
  client.resume()
  while (task.bufferedAmount > 0) await new Promise((resolve) => setTimeout(resolve, 10))
})
