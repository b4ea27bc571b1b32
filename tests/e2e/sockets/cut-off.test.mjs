// Sockets of `ws` that nobody wants are cut off: the program ends, and nothing older arrives after something newer.

import assert from 'node:assert/strict'
import { fork } from 'node:child_process'
import { once } from 'node:events'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { test } from 'node:test'
import WebSocket from 'ws'
import { packedDir } from '../../../scripts/lib/packed.mjs'
import { at } from '../../../scripts/lib/step.mjs'
import { startServer } from '../../support/servers/server.mjs'

const require = createRequire(import.meta.url)
const ENGINES = { js: ['dist/index.js', { wasm: false }], wasm: ['dist/node.cjs', {}] }

/** More than the system's own buffers take. */
const BIG = 40_000_000

/** Far less than the 30 s for which `ws` waits for the other side, and more than a busy machine takes. */
const SOON = 15_000

for (const [engine, [file]] of Object.entries(ENGINES)) {
  for (const end of ['destroy', 'close', 'dead']) {
    test(`${engine}: a program ends soon after ${end} over a dead link`, async () => {
      const server = await startServer()
      const path = at('tests/e2e/sockets/short-life.mjs')
      const program = fork(path, [join(packedDir(), file), server.url, end])
      try {
        await once(program, 'message')
        server.freezeLinks()
        program.send('dead')
        const timer = setTimeout(() => program.kill(), SOON)
        const [code, signal] = await once(program, 'exit')
        clearTimeout(timer)
        assert.deepEqual([code, signal], [0, null])
      } finally {
        program.kill()
        await server.stop()
      }
    })
  }
}

/** Waits until something has come true at the server. */
const until = (server, done) =>
  new Promise((resolve) => {
    server.watch = () => done() && resolve()
    server.watch()
  })

for (const [engine, [file, options]] of Object.entries(ENGINES)) {
  test(`${engine}: what a stalled link has not sent is not sent after what the next one sends`, async () => {
    const { default: WebsocketHeartbeat } = require(join(packedDir(), file))
    const server = await startServer()
    const task = await WebsocketHeartbeat({
      miniprogram: WebSocket,
      connectSocketParams: { url: server.url },
      pingTimeout: 200,
      pongTimeout: 200,
      reconnectTimeout: 50,
      ...options,
    })
    try {
      await new Promise((resolve) => task.once('open', resolve))
      server.stallLinks()
      const [lost, again] = ['close', 'open'].map(
        (type) => new Promise((resolve) => task.once(type, resolve)),
      )
      await task.send(new ArrayBuffer(BIG))
      await task.send('A')
      assert.equal((await lost).reason, 'no answer to ping')
      await again
      task.opts.pongTimeout = 10_000
      await task.send('B')
      await until(server, () => server.received.includes('B'))
      server.resumeLinks()
      // The older connection ends.
      await until(server, () => server.connections.size === 1)
      const texts = server.received.filter((item) => item === 'A' || item === 'B')
      assert.deepEqual(texts, ['B'])
    } finally {
      task.destroy()
      await server.stop()
    }
  })
}
