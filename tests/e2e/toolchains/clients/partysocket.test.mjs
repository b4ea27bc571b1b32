// partysocket: the option `WebSocket`. It makes each event anew by `new event.constructor(type, event)`, and needs
// `Event` and `EventTarget`, from the polyfill that it names. Copies of its own close events have the type as their code.

import { testClient } from './play.mjs'
import { echoServer } from './servers.mjs'

testClient('partysocket', {
  imports: `import 'event-target-polyfill'
export { WebSocket as PartySocket } from 'partysocket'`,
  server: echoServer,
  engines: ['js', 'wasm'],
  app: async ({ WebSocket, url, kill, until }, { PartySocket }) => {
    const seen = { got: [], events: [] }
    const delays = { minReconnectionDelay: 50, maxReconnectionDelay: 50 }
    const socket = new PartySocket(url, [], { WebSocket, ...delays })
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
    return seen
  },
  expected: { got: ['text', [1, 2], 'again'], events: ['open', 1006, 'open', 'close'] },
})
