// @nats-io/nats-core: `wsFactory` of `wsconnect`. Against nats-server.

import { spawn } from 'node:child_process'
import { connect } from 'node:net'
import { join } from 'node:path'
import { homeOf } from '../../../../scripts/real/toolchain.mjs'
import { write } from '../../../../scripts/lib/step.mjs'
import { testClient } from './play.mjs'
import { httpServer } from './servers.mjs'

/** A port that was free a moment ago. */
async function freePort() {
  const { port, stop } = await httpServer()
  await stop()
  return port
}

const answers = (port) =>
  new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1', () => resolve(socket.end() && true))
    socket.on('error', () => setTimeout(resolve, 50, false))
  })

async function server() {
  const port = await freePort()
  const file = join(homeOf('clients'), 'work', `nats-${port}.conf`)
  write(
    file,
    `port: -1\nhost: 127.0.0.1\nwebsocket { host: 127.0.0.1, port: ${port}, no_tls: true }\n`,
  )
  const child = spawn('nats-server', ['-c', file], { stdio: 'ignore' })
  while (!(await answers(port))) if (child.exitCode !== null) throw new Error('nats-server ended')
  const ended = new Promise((resolve) => child.on('exit', resolve))
  return { port, stop: () => child.kill() && ended }
}

testClient('nats', {
  imports: `import 'core-js/actual/queue-microtask'
import 'core-js/actual/url'
import 'fast-text-encoding'
export { wsconnect } from '@nats-io/nats-core'`,
  globals: { global: true },
  server,
  app: async ({ WebSocket, url, kill, until }, { wsconnect }) => {
    const seen = { got: [], events: [] }
    const wsFactory = async (address, { tls }) => {
      const socket = new WebSocket(address)
      return { socket, encrypted: !!tls }
    }
    const connection = await wsconnect({ servers: url, wsFactory, reconnectTimeWait: 50 })
    const watch = async () => {
      for await (const { type } of connection.status()) seen.events.push(type)
    }
    watch()
    const take = (_, message) =>
      seen.got.push(message.data.length === 3 ? Array.from(message.data) : message.string())
    connection.subscribe('a', { callback: take })
    connection.publish('a', 'text 汉字')
    connection.publish('a', new Uint8Array([9, 0, 1, 255, 9]).subarray(1, 4))
    await until(() => seen.got.length === 2)
    kill()
    await until(() => seen.events.includes('reconnect'))
    connection.publish('a', 'again')
    await until(() => seen.got.length === 3)
    await connection.drain()
    return seen
  },
  expected: {
    got: ['text 汉字', [0, 1, 255], 'again'],
    events: ['disconnect', 'reconnecting', 'update', 'reconnect', 'close'],
  },
})
