// centrifuge, JSON: the option `websocket`. Against a server of a few lines.

import { testClient } from './play.mjs'
import { webSocketServer } from './servers.mjs'

const RESULTS = {
  connect: { client: 'c', version: '1', ping: 25, pong: true },
  subscribe: {},
  publish: {},
}

const server = () =>
  webSocketServer((socket) =>
    socket.on('message', (lines) => {
      for (const line of String(lines).split('\n')) {
        const { id, ...command } = JSON.parse(line)
        const [[kind, { channel, data }]] = Object.entries(command)
        socket.send(JSON.stringify({ id, [kind]: RESULTS[kind] ?? {} }))
        if (kind === 'publish') socket.send(JSON.stringify({ push: { channel, pub: { data } } }))
      }
    }),
  )

testClient('centrifuge', {
  imports: `export { Centrifuge } from 'centrifuge'`,
  server,
  app: async ({ WebSocket, url, kill, until }, { Centrifuge }) => {
    const seen = { got: [], events: [] }
    const client = new Centrifuge(url, { websocket: WebSocket, minReconnectDelay: 50 })
    client.on('connected', () => seen.events.push('connected'))
    client.on('connecting', ({ code, reason }) => seen.events.push([code, reason]))
    client.on('disconnected', ({ code }) => seen.events.push(code))
    const subscription = client.newSubscription('news')
    subscription.on('publication', ({ data }) => seen.got.push(data))
    subscription.subscribe()
    client.connect()
    await client.ready()
    await subscription.publish('text 汉字')
    await until(() => seen.got.length === 1)
    kill()
    await until(() => seen.events.length === 4)
    await subscription.publish('again')
    await until(() => seen.got.length === 2)
    client.disconnect()
    return seen
  },
  expected: {
    got: ['text 汉字', 'again'],
    events: [[0, 'connect called'], 'connected', [1, 'transport closed'], 'connected', 0],
  },
})
