// A server to try the app with: it sends back what comes.
//
//   PORT=8080 node tools/server.mjs

import { Server } from 'socket.io'

const { PORT = 8080 } = process.env

const server = new Server(Number(PORT), { transports: ['websocket'] })

server.on('connection', (socket) => {
  socket.on('message', (text, taken) => {
    taken()
    socket.emit('message', text)
  })
})
server.httpServer.on('listening', () => console.log(`listening on port ${PORT}`))
