// mqtt 4, its bundle for browsers: it takes the global `WebSocket`.

import { mqttServer } from './mqtt-server.mjs'
import { testClient } from './play.mjs'

testClient('mqtt 4', {
  imports: `export { default as mqtt } from 'mqtt-4/dist/mqtt.js'`,
  globals: { WebSocket: true },
  server: mqttServer,
  app: async ({ url, kill, until }, { mqtt }) => {
    const seen = { got: [], events: [] }
    const client = mqtt.connect(url, { reconnectPeriod: 50 })
    const subscribe = (topic) => new Promise((done) => client.subscribe(topic, { qos: 2 }, done))
    for (const type of ['connect', 'close', 'error']) client.on(type, () => seen.events.push(type))
    client.on('message', (_, data) => seen.got.push(data.length > 9 ? data.length : String(data)))
    await subscribe('a')
    client.publish('a', 'text', { qos: 1 })
    await until(() => seen.got.length === 1)
    client.publish('a', 'x'.repeat(300_000), { qos: 2 })
    await until(() => seen.got.length === 2)
    kill()
    await until(() => seen.events.length === 3)
    await subscribe('b')
    client.publish('a', 'again', { qos: 1 })
    await until(() => seen.got.length === 3)
    await new Promise((done) => client.end(false, done))
    return seen
  },
  expected: { got: ['text', 300_000, 'again'], events: ['connect', 'close', 'connect', 'close'] },
})
