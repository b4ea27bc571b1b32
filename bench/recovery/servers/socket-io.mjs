// A Socket.IO server in the shape of a server of plain WebSockets, so that it can be made to fail like one.

import { EventEmitter, once } from 'node:events'
import { createServer } from 'node:http'
import { Server } from 'socket.io'

/** Of a message of 1 MiB and what is around it. */
const LARGEST = 2 ** 21

/** `ping` and `pong` are ms: how often the server pings, and how long it waits for the answer. */
export async function socketIoServer({ ping, pong }) {
  const http = createServer()
  http.listen(0, '127.0.0.1')
  await once(http, 'listening')
  return new SocketIoServer(http, { pingInterval: ping, pingTimeout: pong })
}

class SocketIoServer extends EventEmitter {
  constructor(http, heartbeat) {
    super()
    this.http = http
    const options = { serveClient: false, transports: ['websocket'], maxHttpBufferSize: LARGEST }
    this.io = new Server(http, { ...options, ...heartbeat })
    this.io.on('connection', (socket) => this.emit('connection', webSocketOf(socket.conn), socket))
  }

  address() {
    return this.http.address()
  }

  get clients() {
    return Object.values(this.io.engine.clients).map(webSocketOf)
  }

  close(done) {
    this.io.close(done)
  }
}

const webSocketOf = ({ transport }) => transport.socket

export function socketIo(connection, takes, socket) {
  socket.on('message', (text) => {
    if (takes(text)) socket.send(text)
  })
}
