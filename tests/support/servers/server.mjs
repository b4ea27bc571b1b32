// A fault-injecting WebSocket server on loopback: a `ws` server behind a TCP proxy, on a free port.
//
//   const server = await startServer()
//   server.url                          ws://127.0.0.1:…
//   await server.connection()           the newest open connection, or the next one
//
// How to script it, commonest first:
//   server.close(4000, 'bye')           a close frame to everybody
//   await server.refuseFor(1500)        the port is closed that long; open links are dropped
//   await server.refuse()               the port is closed until accept(); open links go on
//   server.blackhole(true)              no byte passes any more, in both directions; TCP stays
//   server.freezeLinks()                only on the open links
//   server.stallLinks()                 the open links take nothing from their clients until server.resumeLinks()
//   server.hangHandshakes(1)            the next handshakes are accepted and never answered
//   server.fail503(3)                   the next handshakes get HTTP 503
//   server.resetAfterAccept(3)          the next connections get RST
//   server.reset()                      RST to everybody
//   server.delay(300)                   every chunk is late
//   server.rate(1000)                   so many bytes a ms pass each way, on the connections to come
//   server.mute(true)                   reads, answers nothing; the link is alive
//   server.flap(5, 50)                  the next connections are dropped 50 ms after their open
//   await server.stop()
//   server.watch = () => …              called when something has arrived, opened or closed
//
// What arrived: a text {"id": …, "n": 7} is a numbered message; `server.numbers(id)` gives the numbers in the order
// of arrival, so lost() and doubled() of ledger.mjs can tell. Everything is echoed, and kept in `received`.

import { createServer } from 'node:http'
import { WebSocketServer } from 'ws'
import { Proxy } from './proxy.mjs'

/** Another protocol is a `speak(connection, takes)`, as in peer.mjs, which answers by itself. */
export async function startServer({ speak } = {}) {
  const server = new Server(speak)
  await server.start()
  return server
}

class Server {
  constructor(speak) {
    this.speak = speak ?? ((connection) => this.echo(connection))
    this.connections = new Set()
    this.waiting = []
    this.opened = 0
    this.pings = 0
    this.ledger = new Map()
    this.received = []
    this.watch = () => {}
    this.muted = false
    this.refusals = 0
    this.flaps = { left: 0, upMs: 0 }
  }

  async start() {
    this.http = createServer()
    this.sockets = new WebSocketServer({ noServer: true })
    this.http.on('upgrade', (request, socket, head) => this.upgrade(request, socket, head))
    await new Promise((resolve) => this.http.listen(0, '127.0.0.1', resolve))
    this.proxy = new Proxy(this.http.address().port)
    await this.proxy.listen()
    this.url = `ws://127.0.0.1:${this.proxy.port}/`
  }

  upgrade(request, socket, head) {
    socket.on('error', () => {})
    if (this.refusals > 0) {
      this.refusals -= 1
      socket.end(
        'HTTP/1.1 503 Service Unavailable\r\nConnection: close\r\nContent-Length: 0\r\n\r\n',
      )
      return
    }
    this.sockets.handleUpgrade(request, socket, head, (connection) => this.welcome(connection))
  }

  welcome(connection) {
    this.opened += 1
    this.connections.add(connection)
    connection.on('error', () => {})
    connection.on('close', (code, reason) => {
      this.connections.delete(connection)
      this.lastClose = { code, reason: reason.toString() }
      this.watch()
    })
    this.speak(connection, () => true)
    if (this.flaps.left > 0) {
      this.flaps.left -= 1
      setTimeout(() => connection.terminate(), this.flaps.upMs)
    }
    for (const resolve of this.waiting.splice(0)) resolve(connection)
    this.watch()
  }

  echo(connection) {
    connection.on('message', (data, isBinary) => this.receive(connection, data, isBinary))
  }

  receive(connection, data, isBinary) {
    const text = isBinary ? '' : data.toString()
    this.received.push(isBinary ? data : text)
    if (text === 'heartbeat') this.pings += 1
    this.note(text)
    if (!this.muted) connection.send(data, { binary: isBinary })
    this.watch()
  }

  note(text) {
    if (!text.startsWith('{')) return
    const { id, n } = JSON.parse(text)
    if (!this.ledger.has(id)) this.ledger.set(id, [])
    this.ledger.get(id).push(n)
  }

  numbers(id) {
    return this.ledger.get(id) ?? []
  }

  /** The newest connection; waits for the next one if there is none. */
  connection() {
    const newest = [...this.connections].at(-1)
    return newest ? Promise.resolve(newest) : this.nextConnection()
  }

  nextConnection() {
    return new Promise((resolve) => this.waiting.push(resolve))
  }

  // --- faults

  close(code = 1000, reason = '') {
    for (const connection of this.connections) connection.close(code, reason)
  }

  async refuseFor(ms) {
    await this.refuse()
    this.reset()
    await new Promise((resolve) => setTimeout(resolve, ms))
    await this.accept()
  }

  refuse() {
    return this.proxy.refuse()
  }

  accept() {
    return this.proxy.listen()
  }

  blackhole(on) {
    this.proxy.blackhole = on
  }

  freezeLinks() {
    this.proxy.freezeLinks()
  }

  stallLinks() {
    this.proxy.stallLinks()
  }

  resumeLinks() {
    this.proxy.resumeLinks()
  }

  hangHandshakes(count) {
    this.proxy.hang = count
  }

  fail503(count) {
    this.refusals = count
  }

  resetAfterAccept(count) {
    this.proxy.resetNext = count
  }

  reset() {
    this.proxy.reset()
  }

  delay(ms) {
    this.proxy.delay = ms
  }

  rate(bytes) {
    this.proxy.rate = bytes
  }

  mute(on) {
    this.muted = on
  }

  flap(count, upMs) {
    this.flaps = { left: count, upMs }
  }

  async stop() {
    for (const connection of this.connections) connection.terminate()
    await this.proxy.stop()
    this.sockets.close()
    await new Promise((resolve) => this.http.close(resolve))
  }
}
