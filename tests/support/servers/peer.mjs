// The server of one test, behind the proxy that fails: it echoes everything, and logs numbered messages.
//
//   const peer = await startPeer()
//   peer.url · peer.proxy · peer.log      [n, …] in the order of arrival
//   peer.close(code, reason)              a close frame to everybody
//   peer.drop()                           TCP ends without one
//   peer.flap(n)                          the next connections are dropped after their first message

import { once } from 'node:events'
import { WebSocketServer } from 'ws'
import { FaultProxy } from './fault-proxy.mjs'
import { numberIn } from './messages.mjs'

/** A server of plain WebSockets on a free port. */
export async function webSocketServer() {
  const server = new WebSocketServer({ host: '127.0.0.1', port: 0 })
  await once(server, 'listening')
  return server
}

/**
 * Another protocol is a `speak(connection, takes, detail)`, which asks `takes(message)` whether it may answer
 * an app's message, and if need be a server of its own.
 */
export async function startPeer({ server, speak = echo } = {}) {
  const peer = new Peer(server ?? (await webSocketServer()), speak)
  await peer.proxy.listen()
  return peer
}

function echo(connection, takes) {
  connection.on('message', (data, isBinary) => {
    if (takes(isBinary ? data : data.toString())) connection.send(data, { binary: isBinary })
  })
}

class Peer {
  constructor(server, speak) {
    this.server = server
    this.speak = speak
    this.proxy = new FaultProxy(server.address().port)
    this.log = []
    this.flaps = 0
    server.on('connection', (connection, detail) => this.welcome(connection, detail))
  }

  get url() {
    return `ws://127.0.0.1:${this.proxy.port}/`
  }

  welcome(connection, detail) {
    connection.on('error', () => {})
    const isFlap = this.flaps > 0
    if (isFlap) this.flaps -= 1
    const takes = (message) => {
      const n = numberIn(message)
      if (n !== null) this.log.push(n)
      if (isFlap) connection.terminate()
      return !isFlap
    }
    this.speak(connection, takes, detail)
  }

  close(code, reason) {
    for (const connection of this.server.clients) connection.close(code, reason)
  }

  drop() {
    for (const connection of this.server.clients) connection.terminate()
  }

  flap(count) {
    this.flaps = count
  }

  async stop() {
    this.drop()
    await this.proxy.stop()
    await new Promise((resolve) => this.server.close(resolve))
  }
}
