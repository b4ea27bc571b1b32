// A link that takes everything and answers nothing: how long until a client has a new connection, by its own rules,
// with the heartbeat of the class, and with `endOnOffline` where the host reports that the network was away.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { mqttServer } from './mqtt-server.mjs'
import { play } from './play.mjs'
import { socketIoServer } from './socket.io-server.mjs'

const CLIENTS = {
  'socket.io': {
    imports: `export { io } from 'socket.io-client'`,
    globals: { self: true, WebSocket: true },
    server: () => socketIoServer({ pingInterval: 1500, pingTimeout: 1000 }),
    /** A packet that means nothing (`noop`), which the server does not answer: it pings by itself, each 1.5 s. */
    heartbeat: { pingTimeout: 1600, pongTimeout: 100, pingMsg: '6' },
    app: async ({ url, blackhole, now, until }, { io }) => {
      const options = { transports: ['websocket'], reconnectionDelay: 50, randomizationFactor: 0 }
      const socket = io(url, options)
      await until(() => socket.connected)
      const since = now()
      blackhole()
      await until(() => !socket.connected)
      await until(() => socket.connected)
      socket.disconnect()
      return now() - since
    },
  },
  mqtt: {
    imports: `import 'abort-controller/polyfill'
export { default as mqtt } from 'mqtt'`,
    globals: { self: true, navigator: { product: 'ReactNative' } },
    server: mqttServer,
    /** A PINGREQ of MQTT; the broker answers it. */
    heartbeat: { pingTimeout: 300, pongTimeout: 300, pingMsg: new Uint8Array([0xc0, 0]).buffer },
    app: async ({ WebSocket, url, blackhole, now, until }, { mqtt }) => {
      const createWebsocket = (address, protocols) => new WebSocket(address, protocols)
      const client = mqtt.connect(url, { createWebsocket, reconnectPeriod: 50, keepalive: 2 })
      await until(() => client.connected)
      const since = now()
      blackhole()
      await until(() => !client.connected)
      await until(() => client.connected)
      await client.endAsync()
      return now() - since
    },
  },
}

for (const [name, { heartbeat, ...client }] of Object.entries(CLIENTS)) {
  test(`${name}: the class ends a dead link before the client does`, async (t) => {
    const life = async (options, isReported) => {
      const fault = { isDead: true, isReported }
      const played = { name: `dead-${name}`, engine: 'js', host: 'wx', options, ...fault }
      const { seen } = await play({ ...client, ...played })
      return Math.round(seen)
    }
    const alone = await life({})
    const withHeartbeat = await life({ heartbeat, closeTimeout: 500 })
    const offline = await life({ endOnOffline: true }, true)
    const times = `alone ${alone} ms, heartbeat ${withHeartbeat} ms, endOnOffline ${offline} ms`
    t.diagnostic(times)
    assert.ok(offline < withHeartbeat && withHeartbeat < alone, times)
  })
}
