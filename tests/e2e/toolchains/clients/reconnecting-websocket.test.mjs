// reconnecting-websocket: the option `WebSocket`.

import { testClient } from './play.mjs'
import { echoServer } from './servers.mjs'

testClient('reconnecting-websocket', {
  imports: `export { default as ReconnectingWebSocket } from 'reconnecting-websocket'`,
  server: echoServer,
  app: async ({ WebSocket, url, kill, until }, { ReconnectingWebSocket }) => {
    const seen = { got: [], events: [] }
    const options = { WebSocket, minReconnectionDelay: 50, maxReconnectionDelay: 50 }
    const socket = new ReconnectingWebSocket(url, [], options)
    socket.binaryType = 'arraybuffer'
    socket.addEventListener('message', ({ data }) =>
      seen.got.push(typeof data === 'string' ? data : Array.from(new Uint8Array(data))),
    )
    for (const type of ['open', 'error', 'close']) {
      socket.addEventListener(type, (event) => seen.events.push(event.code || type))
    }
    socket.send('text')
    await until(() => seen.got.length === 1)
    socket.send(new Uint8Array([9, 1, 2, 9]).subarray(1, 3))
    await until(() => seen.got.length === 2)
    kill()
    await until(() => seen.events.length === 3)
    socket.send('again')
    await until(() => seen.got.length === 3)
    socket.close(4001, 'bye')
    await until(() => seen.events.length === 4)
    await until(() => socket.readyState === 3)
    return seen
  },
  expected: { got: ['text', [1, 2], 'again'], events: ['open', 1006, 'open', 4001] },
})
