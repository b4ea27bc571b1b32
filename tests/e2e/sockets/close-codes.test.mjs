// What a real server sees as the close of a connection that the package replaces: 1000 tells it that the session has
// ended, and this one goes on.

import assert from 'node:assert/strict'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { test } from 'node:test'
import WebSocket from 'ws'
import { packedDir } from '../../../scripts/lib/packed.mjs'
import { createHost } from '../../support/hosts/index.mjs'
import { WsNet } from '../../support/networks/ws-net.mjs'
import { startServer } from '../../support/servers/server.mjs'

const require = createRequire(import.meta.url)
const ENGINES = { js: ['dist/index.js', { wasm: false }], wasm: ['dist/node.cjs', {}] }

const simulated = (name) => (net) => createHost(name, { net }).api

/** What opens sockets, by name. Node's own class is there from Node 22 on. */
const HOSTS = { 'class of ws': () => WebSocket }
if (typeof globalThis.WebSocket === 'function') {
  HOSTS['class of Node'] = () => globalThis.WebSocket
}
for (const name of ['wx', 'tt', 'my@single', 'my@multiple', 'taro3@weapp', 'uni@app', 'mpx']) {
  HOSTS[name] = simulated(name)
}

/** What ends the first connection, by the code that the server has to see. */
const ENDS = {
  '3008 for a dead link': (task, server) => {
    server.mute(true)
    Object.assign(task.opts, { pingTimeout: 100, pongTimeout: 100 })
  },
  '4000 for a link that is replaced': (task) => task.reconnect(),
  '1000 for close()': (task) => task.close(),
  '1000 for destroy()': (task) => task.destroy(),
}

async function run({ file, options, miniprogram, what }) {
  const { default: WebsocketHeartbeat } = require(join(packedDir(), file))
  const server = await startServer()
  const closed = new Promise((resolve) => {
    server.watch = () => server.lastClose && resolve(server.lastClose.code)
  })
  const task = await WebsocketHeartbeat({
    miniprogram,
    connectSocketParams: { url: server.url },
    reconnectTimeout: 50,
    ...options,
  })
  try {
    await new Promise((resolve) => task.once('open', resolve))
    ENDS[what](task, server)
    assert.equal(await closed, parseInt(what, 10))
  } finally {
    task.destroy()
    await server.stop()
  }
}

for (const [engine, [file, options]] of Object.entries(ENGINES)) {
  for (const [host, make] of Object.entries(HOSTS)) {
    for (const what of Object.keys(ENDS)) {
      test(`${engine}, ${host}: ${what}`, { timeout: 20_000 }, async () => {
        const net = new WsNet()
        try {
          await run({ file, options, miniprogram: make(net), what })
        } finally {
          net.terminate()
        }
      })
    }
  }
}
