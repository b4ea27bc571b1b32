// The server of one test, behind the proxy that fails: it echoes everything, and logs numbered messages.
//
//   const peer = await startPeer()
//   peer.url · peer.proxy · peer.log      [n, …] in the order of arrival
//   peer.close(code, reason)              a close frame to everybody
//   peer.drop()                           TCP ends without one
//   peer.flap(n)                          the next connections are dropped after their first message

import { once } from 'node:events'
import { WebSocketServer } from 'ws'
import { FaultProxy } from '../server/fault-proxy.mjs'
import { numberIn } from './messages.mjs'

export async function startPeer() {
  const server = new WebSocketServer({ host: '127.0.0.1', port: 0 })
  await once(server, 'listening')
  const peer = new Peer(server)
  await peer.proxy.listen()
  return peer
}

class Peer {
  constructor(server) {
    this.server = server
    this.proxy = new FaultProxy(server.address().port)
    this.log = []
    this.flaps = 0
    server.on('connection', (connection) => this.welcome(connection))
  }

  get url() {
    return `ws://127.0.0.1:${this.proxy.port}/`
  }

  welcome(connection) {
    connection.on('error', () => {})
    const isFlap = this.flaps > 0
    if (isFlap) this.flaps -= 1
    connection.on('message', (data, isBinary) => {
      const n = numberIn(isBinary ? data : data.toString())
      if (n !== null) this.log.push(n)
      if (isFlap) connection.terminate()
      else connection.send(data, { binary: isBinary })
    })
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
