// A socket.io server that sends back what comes.

import { library } from './realm.mjs'
import { httpServer } from './servers.mjs'

export async function socketIoServer(options) {
  const { Server } = library('socket.io')
  const io = new Server(options)
  const server = await httpServer(() => new Promise((resolve) => io.close(resolve)))
  io.attach(server.http, options)
  io.on('connection', (socket) => socket.on('echo', (data) => socket.emit('back', data)))
  return server
}
