// Servers on free ports of loopback, for protocols.

import { once } from 'node:events'
import { createServer } from 'node:http'
import { WebSocketServer } from 'ws'

/** An HTTP server; `end` stops what runs on it. */
export async function httpServer(end = () => {}) {
  const http = createServer()
  http.listen(0, '127.0.0.1')
  await once(http, 'listening')
  const stop = async () => {
    await end()
    http.closeAllConnections()
    if (http.listening) await new Promise((resolve) => http.close(resolve))
  }
  return { http, port: http.address().port, stop }
}

/** A WebSocket server; `speak(connection, request)` answers. */
export async function webSocketServer(speak, options = {}) {
  const sockets = new WebSocketServer({ noServer: true, ...options })
  const server = await httpServer(() => {
    for (const connection of sockets.clients) connection.terminate()
  })
  server.http.on('upgrade', (request, socket, head) =>
    sockets.handleUpgrade(request, socket, head, (connection) => {
      connection.on('error', () => {})
      speak(connection, request)
    }),
  )
  return server
}

/** Sends back what comes, as it came. */
export const echoServer = () =>
  webSocketServer((connection) =>
    connection.on('message', (data, binary) => connection.send(data, { binary })),
  )
