// An echo server on loopback for pages, which can't script it otherwise: it speaks the first subprotocol
// offered, and a text `close 4000 bye` makes it close with that.

import { once } from 'node:events'
import { WebSocketServer } from 'ws'

export async function startEcho() {
  const server = new WebSocketServer({ host: '127.0.0.1', port: 0 })
  server.on('connection', (socket) => {
    socket.on('message', (data, isBinary) => {
      const [, code, reason] = (!isBinary && /^close (\d+) (.*)/.exec(data.toString())) || []
      if (code) socket.close(Number(code), reason)
      else socket.send(data, { binary: isBinary })
    })
  })
  await once(server, 'listening')
  return {
    url: `ws://127.0.0.1:${server.address().port}/`,
    stop() {
      for (const socket of server.clients) socket.terminate()
      server.close()
    },
  }
}
