// A broker to try the app with, without any users or passwords.
//
//   PORT=8080 node tools/broker.mjs

import { Aedes } from 'aedes'
import { createWebSocketStream, WebSocketServer } from 'ws'

const { PORT = 8080 } = process.env

const broker = await Aedes.createBroker()
const server = new WebSocketServer({ port: Number(PORT), handleProtocols: () => 'mqtt' })

server.on('connection', (socket, request) => {
  const stream = createWebSocketStream(socket)
  // The broker notices the end by itself.
  stream.on('error', () => {})
  broker.handle(stream, request)
})
server.on('listening', () => console.log(`listening on port ${PORT}`))
