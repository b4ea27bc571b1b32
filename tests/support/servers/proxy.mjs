// A TCP proxy on a fixed loopback port: the place where links go bad.
//
//   proxy.refuse() / proxy.listen()   the port is closed; the same port opens again
//   proxy.blackhole = true            every link stops forwarding, both ways; TCP stays
//   proxy.freezeLinks()               only the open links; new ones work
//   proxy.stallLinks() / proxy.resumeLinks()   the open links take nothing from their clients, for a while
//   proxy.hang = n                    the next n connections are accepted and never answered
//   proxy.resetNext = n               the next n connections are reset after accept
//   proxy.delay = ms                  every chunk is that late, in both directions
//   proxy.rate = n                    so many bytes a ms pass in each direction, on the links to come
//   proxy.reset()                     all links end with RST

import { createServer, connect } from 'node:net'
import { listenOn, listenOnOwnPort } from './port.mjs'

export class Proxy {
  constructor(targetPort) {
    this.targetPort = targetPort
    this.links = new Set()
    this.blackhole = false
    this.hang = 0
    this.resetNext = 0
    this.delay = 0
    this.rate = Infinity
    this.accepted = 0
    this.port = 0
    this.server = null
  }

  async listen() {
    if (this.server) return
    this.server = createServer((client) => this.accept(client))
    if (this.port) await listenOn(this.server, this.port)
    else this.port = await listenOnOwnPort(this.server)
  }

  /** New connections get ECONNREFUSED; links that exist go on. */
  async refuse() {
    const { server } = this
    this.server = null
    if (server) await new Promise((resolve) => closeListener(server, resolve))
  }

  accept(client) {
    this.accepted += 1
    client.on('error', () => {})
    if (this.resetNext > 0) {
      this.resetNext -= 1
      client.resetAndDestroy()
      return
    }
    if (this.hang > 0) {
      this.hang -= 1
      const link = { client, server: null, frozen: true }
      this.links.add(link)
      client.on('close', () => this.links.delete(link))
      return
    }
    this.join(client)
  }

  join(client) {
    const server = connect(this.targetPort, '127.0.0.1')
    const link = { client, server, frozen: false, rate: this.rate }
    this.links.add(link)
    server.on('error', () => {})
    this.pipe(link, client, server)
    this.pipe(link, server, client)
    server.on('close', () => client.destroy())
    client.on('close', () => {
      server.destroy()
      this.links.delete(link)
    })
  }

  pipe(link, from, to) {
    const forward = (act) => {
      if (this.blackhole || link.frozen) return
      if (this.delay > 0) setTimeout(act, this.delay)
      else act()
    }
    let passed = 0
    let begun = null
    from.on('data', (chunk) => {
      forward(() => to.writable && to.write(chunk))
      if (link.rate === Infinity) return
      // Timers come late on a busy machine: what was missed is made up for.
      passed += chunk.length
      begun ??= Date.now()
      const ahead = begun + passed / link.rate - Date.now()
      if (ahead <= 0) return
      from.pause()
      setTimeout(() => from.resume(), ahead)
    })
    from.on('end', () => forward(() => to.end()))
  }

  freezeLinks() {
    for (const link of this.links) link.frozen = true
  }

  stallLinks() {
    for (const link of this.links) link.client.pause()
  }

  resumeLinks() {
    for (const link of this.links) link.client.resume()
  }

  reset() {
    for (const link of this.links) link.client.resetAndDestroy()
  }

  async stop() {
    for (const link of this.links) {
      link.client.destroy()
      link.server?.destroy()
    }
    await this.refuse()
  }
}

/** `close` would wait for the links that exist; they have a life of their own. */
function closeListener(server, done) {
  server.close()
  setImmediate(done)
}
