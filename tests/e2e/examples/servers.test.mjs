// The example servers keep the server's side of the contract, with the real client.

import assert from 'node:assert/strict'
import { once } from 'node:events'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { test } from 'node:test'
import WebSocket from 'ws'
import { packedDir } from '../../../scripts/lib/packed.mjs'
import { life } from '../toolchains/life.mjs'
import { options, usual } from '../toolchains/play-life.mjs'
import { commands, startExample } from './server.mjs'

const WebsocketHeartbeat = createRequire(import.meta.url)(join(packedDir(), 'dist/index.js'))

/** Starts the server for a test of it, and ends it and the tasks that the test made. */
function serverTest(name, env, body) {
  for (const kind of Object.keys(commands)) {
    test(`${kind}: ${name}`, { timeout: 30_000 }, async (t) => {
      const server = await startExample(kind, env)
      const tasks = []
      // Also when time is up.
      t.after(() => {
        for (const task of tasks) task.destroy()
        server.end()
      })
      const connect = async () => {
        const connectSocketParams = { url: server.url }
        const task = await WebsocketHeartbeat({
          miniprogram: WebSocket,
          connectSocketParams,
          ...options,
        })
        tasks.push(task)
        return task
      }
      await body(server, connect)
    })
  }
}

const next = (task, type) => new Promise((resolve) => task.once(type, resolve))

serverTest('a task lives its life through a restart', {}, async (server, connect) => {
  const seen = await life(await connect(), () => server.restart())
  assert.deepEqual(seen, { ...usual, dropped: 1012 })
})

serverTest('says that it restarts, and ends', {}, async (server, connect) => {
  const task = await connect()
  await next(task, 'open')
  const closed = next(task, 'close')
  assert.equal(await server.stop(), 0)
  const { code, reason } = await closed
  assert.deepEqual([code, reason], [1012, 'restart'])
})

serverTest('ends also with a client that answers no close', {}, async (server) => {
  const socket = new WebSocket(server.url)
  await once(socket, 'open')
  socket._socket.pause()
  assert.equal(await server.stop(), 0)
  socket.terminate()
})

const full = { MAX_CLIENTS: 1, RETRY_AFTER: 1 }

serverTest('full, it sends clients away until there is room', full, async (server, connect) => {
  const first = await connect()
  await next(first, 'open')
  const second = await connect()
  const { code, reason } = await next(second, 'close')
  assert.deepEqual([code, reason], [1013, 'retry-after=1'])
  const reopened = next(second, 'reopen')
  first.close()
  await reopened
  assert.equal(second.state, 'open')
})
