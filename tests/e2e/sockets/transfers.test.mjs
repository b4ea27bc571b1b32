// Slow links and servers that say little, over real sockets of `ws`: what is on its way is no sign of death, and what a
// server needs is sent or said.

import assert from 'node:assert/strict'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { test } from 'node:test'
import WebSocket from 'ws'
import { packedDir } from '../../../scripts/lib/packed.mjs'
import { startServer } from '../../support/servers/server.mjs'

const require = createRequire(import.meta.url)
const ENGINES = { js: ['dist/index.js', { wasm: false }], wasm: ['dist/node.cjs', {}] }
const MB = 1_000_000

function real(name, body) {
  for (const [engine, [file, options]] of Object.entries(ENGINES)) {
    test(`${engine}: ${name}`, { timeout: 60_000 }, async () => {
      const { default: WebsocketHeartbeat } = require(join(packedDir(), file))
      const server = await startServer()
      const tasks = []
      const start = async (more) => {
        const task = await WebsocketHeartbeat({
          miniprogram: WebSocket,
          connectSocketParams: { url: server.url },
          reconnectTimeout: 50,
          ...options,
          ...more,
        })
        tasks.push(task)
        return task
      }
      try {
        await body({ server, start })
      } finally {
        for (const task of tasks) task.destroy()
        await server.stop()
      }
    })
  }
}

const next = (task, type) => new Promise((resolve) => task.once(type, resolve))
const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms))

real(
  'a message that takes longer than pongTimeout comes over a later link',
  async ({ server, start }) => {
    server.rate(1000)
    const greet = async () => {
      for (;;) (await server.nextConnection()).send(new Uint8Array(1.5 * MB))
    }
    void greet()
    const task = await start({ pingTimeout: 300, pongTimeout: 500 })
    const message = await next(task, 'message')
    assert.equal(message.data.byteLength, 1.5 * MB)
    assert.ok(task.stats().verdicts.dead >= 1)
  },
)

real('an upload that goes on keeps the link alive', async ({ server, start }) => {
  server.rate(5000)
  const task = await start({ pingTimeout: 300, pongTimeout: 1500 })
  await next(task, 'open')
  // `ws` counts a message as a whole, until all of it has left.
  for (let i = 0; i < 150; i += 1) void task.send(new Uint8Array(MB / 10))
  while (server.received.filter((data) => data.length === MB / 10).length < 150) await pause(50)
  assert.equal(task.stats().verdicts.dead, 0)
  assert.equal(server.opened, 1)
})

real(
  'a server that drops clients which say nothing is satisfied by pingInterval',
  async ({ server, start }) => {
    const task = await start({ pingInterval: 300 })
    await next(task, 'open')
    const connection = await server.connection()
    let heard = Date.now()
    connection.on('message', () => (heard = Date.now()))
    const talk = setInterval(() => {
      connection.send('news')
      if (Date.now() - heard > 2000) connection.terminate()
    }, 50)
    await pause(4000)
    clearInterval(talk)
    assert.equal(server.opened, 1)
    assert.ok(server.pings >= 2, `${server.pings} pings`)
  },
)

real('a server that answers only protocol-level pings: one warning', async ({ server, start }) => {
  server.mute(true)
  const warned = []
  const { warn } = console
  console.warn = (text) => warned.push(text)
  try {
    const task = await start({ pingTimeout: 100, pongTimeout: 200 })
    while (task.stats().verdicts.dead < 4) await pause(50)
  } finally {
    console.warn = warn
  }
  assert.equal(warned.length, 1)
  assert.match(warned[0], /no ping was answered/)
})
