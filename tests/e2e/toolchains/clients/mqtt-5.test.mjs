// mqtt 5: `createWebsocket(url, protocols)`. It takes its way of React Native, the only one without Node and workers.

import { testClient } from './play.mjs'
import { mqttServer } from './mqtt-server.mjs'

testClient('mqtt 5', {
  imports: `import 'abort-controller/polyfill'
export { default as mqtt } from 'mqtt'`,
  globals: { self: true, navigator: { product: 'ReactNative' } },
  server: mqttServer,
  hosts: ['wx', 'my@single', 'taro3@weapp'],
  engines: ['js', 'wasm'],
  app: async ({ WebSocket, url, kill, until }, { mqtt }) => {
    const seen = { got: [], events: [] }
    const client = mqtt.connect(url, {
      createWebsocket: (address, protocols) => new WebSocket(address, protocols),
      reconnectPeriod: 50,
    })
    for (const type of ['connect', 'close', 'error']) client.on(type, () => seen.events.push(type))
    client.on('message', (_, data) => seen.got.push(data.length > 9 ? data.length : String(data)))
    await client.subscribeAsync('a', { qos: 2 })
    await client.publishAsync('a', 'text', { qos: 1 })
    await until(() => seen.got.length === 1)
    await client.publishAsync('a', 'x'.repeat(300_000), { qos: 2 })
    await until(() => seen.got.length === 2)
    kill()
    await until(() => seen.events.length === 3)
    // The broker answers when it has made this subscription, and so those before it.
    await client.subscribeAsync('b')
    await client.publishAsync('a', 'again', { qos: 1 })
    await until(() => seen.got.length === 3)
    await client.endAsync()
    return seen
  },
  expected: { got: ['text', 300_000, 'again'], events: ['connect', 'close', 'connect', 'close'] },
})
