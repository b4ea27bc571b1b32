// socket.io: it reads the global `WebSocket` when it is loaded, so the class must be there before.

import { testClient } from './play.mjs'
import { socketIoServer } from './socket.io-server.mjs'

testClient('socket.io', {
  imports: `export { io } from 'socket.io-client'`,
  globals: { self: true, WebSocket: true },
  server: socketIoServer,
  hosts: ['wx', 'my@single', 'taro3@weapp'],
  engines: ['js', 'wasm'],
  app: async ({ url, kill, until }, { io }) => {
    const seen = { got: [], events: [] }
    const socket = io(url, {
      transports: ['websocket'],
      reconnectionDelay: 50,
      randomizationFactor: 0,
    })
    socket.on('connect', () => seen.events.push('connect'))
    socket.on('disconnect', (why) => seen.events.push(why))
    socket.on('back', (data) =>
      seen.got.push(typeof data === 'string' ? data : Array.from(new Uint8Array(data))),
    )
    socket.emit('echo', 'text')
    socket.emit('echo', new Uint8Array([9, 1, 2, 9]).subarray(1, 3))
    await until(() => seen.got.length === 2)
    kill()
    await until(() => seen.events.length === 2)
    socket.emit('echo', 'again')
    await until(() => seen.got.length === 3)
    socket.disconnect()
    return seen
  },
  expected: {
    got: ['text', [1, 2], 'again'],
    events: ['connect', 'transport close', 'connect', 'io client disconnect'],
  },
})
