// @nats-io/nats-core: `wsFactory` of `wsconnect`. Against nats-server.

import { natsServer } from './nats-server.mjs'
import { testClient } from './play.mjs'

testClient('nats', {
  imports: `import 'core-js/actual/queue-microtask'
import 'core-js/actual/url'
import 'fast-text-encoding'
export { wsconnect } from '@nats-io/nats-core'`,
  globals: { global: true },
  server: natsServer,
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
