// @stomp/stompjs: `webSocketFactory`. Against a server of a few lines, with text frames and with binary ones.

import { testClient } from './play.mjs'
import { webSocketServer } from './servers.mjs'

function speak(socket) {
  let id
  socket.on('message', (data, binary) => {
    const [head, body = ''] = String(data).replace(/\0$/, '').split('\n\n')
    const [command, ...lines] = head.split('\n')
    const headers = Object.fromEntries(lines.map((line) => line.split(':')))
    const answer = (text) => socket.send(binary ? Buffer.from(`${text}\0`) : `${text}\0`)
    if (command === 'CONNECT') answer('CONNECTED\nversion:1.2\n\n')
    if (command === 'SUBSCRIBE') id = headers.id
    if (command === 'SEND')
      answer(`MESSAGE\nsubscription:${id}\nmessage-id:1\ndestination:/a\n\n${body}`)
    if (command === 'DISCONNECT') answer(`RECEIPT\nreceipt-id:${headers.receipt}\n\n`)
  })
}

for (const isBinary of [false, true]) {
  testClient(`stompjs, ${isBinary ? 'binary' : 'text'}`, {
    imports: `import 'fast-text-encoding'
export { Client } from '@stomp/stompjs'
export const forceBinaryWSFrames = ${isBinary}`,
    globals: { global: true },
    server: () => webSocketServer(speak),
    app: async ({ WebSocket, url, kill, until }, { Client, forceBinaryWSFrames }) => {
      const seen = { got: [], events: [] }
      const client = new Client({
        webSocketFactory: () => new WebSocket(url, ['v12.stomp', 'v11.stomp']),
        reconnectDelay: 50,
        forceBinaryWSFrames,
      })
      client.onConnect = () => {
        seen.events.push('connect')
        client.subscribe('/a', ({ body }) => seen.got.push(body))
        client.publish({ destination: '/a', body: `text 汉字 ${seen.events.length}` })
      }
      client.onWebSocketClose = ({ code }) => seen.events.push(code)
      client.activate()
      await until(() => seen.got.length === 1)
      kill()
      await until(() => seen.got.length === 2)
      await client.deactivate()
      return seen
    },
    expected: { got: ['text 汉字 1', 'text 汉字 3'], events: ['connect', 1006, 'connect', 1000] },
  })
}
