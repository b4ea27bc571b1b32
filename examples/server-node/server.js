// The server's side: answer heartbeats, say when to come back, notice clients that are gone.
//
//   PORT=8080 MAX_CLIENTS=1000 RETRY_AFTER=30 node server.js

import { WebSocketServer } from 'ws'

const { PORT = 8080, MAX_CLIENTS = 1000, RETRY_AFTER = 30 } = process.env
/** A client that answers no protocol ping for this long is gone. */
const SILENCE = 30_000

const server = new WebSocketServer({ port: Number(PORT), maxPayload: 64 * 1024 })

server.on('listening', () => console.log(`listening on port ${server.address().port}`))

server.on('connection', (socket) => {
  // A close event follows every error.
  socket.on('error', () => {})
  // Full: all who are turned away come back at random moments within that many seconds.
  if (server.clients.size > MAX_CLIENTS) return socket.close(1013, `retry-after=${RETRY_AFTER}`)

  socket.isAlive = true
  socket.on('pong', () => (socket.isAlive = true))
  socket.on('message', (data, isBinary) => {
    // The client only wants to hear something; any message will do.
    if (!isBinary && data.toString() === 'heartbeat') return socket.send('heartbeat')
    // Your application goes here. This one is an echo.
    socket.send(data, { binary: isBinary })
  })
})

// Clients' heartbeats cease while they hear from us, so their silence proves nothing. Protocol pings do:
// each host answers them by itself.
const rounds = setInterval(() => {
  for (const socket of server.clients) {
    if (!socket.isAlive) socket.terminate()
    socket.isAlive = false
    socket.ping()
  }
}, SILENCE)

/** 1012 tells clients that this is a restart: they spread their return. */
function shutDown() {
  clearInterval(rounds)
  server.close()
  for (const socket of server.clients) socket.close(1012, 'restart')
  // Not everybody answers a close.
  setTimeout(() => process.exit(), 2000).unref()
}
process.once('SIGTERM', shutDown)
process.once('SIGINT', shutDown)
