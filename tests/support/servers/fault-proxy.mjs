// A TCP proxy on a fixed loopback port that fails at a chosen byte.
//
//   proxy.next('hang', …)            what becomes of the next connections, one each: a key of FAILURES
//   await proxy.refuse()             the port is closed and all links are reset; listen() opens it again
//   proxy.silence('up', 'down')      on open links, bytes of that direction vanish; TCP stays
//   proxy.cut('down', 5, 'reset')    open links pass that many more bytes, then 'reset' or 'end'
//   proxy.delay = ms                 on the links to come every chunk is that late, both ways
//   proxy.reset()                    all links end with RST
//   proxy.played                     how many failures have been played to their end
//
// Up is from the client to the server.

import { once } from 'node:events'
import { connect, createServer } from 'node:net'
import { listenOn, listenOnOwnPort } from './port.mjs'

/** Bytes into a request or response: well inside either head. */
const INSIDE = 20
const END_OF_HEAD = '\r\n\r\n'

/** What goes wrong in a handshake; the proxy calls it when the link is there. */
const FAILURES = {
  'reset on accept': (link) => link.reset(),
  'reset in request': (link) => link.up.limit(INSIDE, () => link.reset()),
  'reset in response': (link) => link.down.limit(INSIDE, () => link.reset()),
  'reset after response': (link) => link.down.limit(END_OF_HEAD, () => link.reset()),
  hang: (link) => link.up.limit(0, () => {}),
  'hang in response': (link) => link.down.limit(INSIDE, () => {}),
}

export class FaultProxy {
  constructor(targetPort) {
    this.targetPort = targetPort
    this.port = 0
    this.links = new Set()
    this.failures = []
    this.played = 0
    this.delay = 0
    /** Called when a failure has been played. */
    this.watch = () => {}
  }

  async listen() {
    this.listener = createServer((client) => this.accept(client))
    if (this.port) await listenOn(this.listener, this.port)
    else this.port = await listenOnOwnPort(this.listener)
  }

  async refuse() {
    this.reset()
    await this.closeListener()
  }

  async closeListener() {
    if (!this.listener.listening) return
    const closed = once(this.listener, 'close')
    this.listener.close()
    await closed
  }

  next(...failures) {
    for (const failure of failures)
      if (!FAILURES[failure]) throw new Error(`no failure "${failure}"`)
    this.failures.push(...failures)
  }

  accept(client) {
    const link = new Link(client, connect(this.targetPort, '127.0.0.1'), this.delay)
    this.links.add(link)
    for (const end of [link.client, link.server])
      end.on('close', () => link.isOver && this.links.delete(link))
    if (this.failures.length) this.play(this.failures.shift(), link)
  }

  /** Over when its byte has come, or the client has not waited for it. */
  play(failure, link) {
    let isOver = false
    const over = () => {
      if (isOver) return
      isOver = true
      this.played += 1
      this.watch()
    }
    link.up.onLimit = link.down.onLimit = over
    link.client.on('close', over)
    FAILURES[failure](link)
  }

  silence(...directions) {
    for (const link of this.links) for (const name of directions) link[name].limit(0, () => {})
  }

  cut(direction, bytes, how) {
    for (const link of this.links) link[direction].limit(bytes, () => link[how]())
  }

  reset() {
    for (const link of [...this.links]) link.reset()
  }

  async stop() {
    for (const link of this.links) link.destroy()
    await this.closeListener()
  }
}

class Link {
  constructor(client, server, delay) {
    this.client = client
    this.server = server
    this.up = new Direction(client, server, delay)
    this.down = new Direction(server, client, delay)
  }

  get isOver() {
    return this.client.closed && this.server.closed
  }

  reset() {
    this.client.resetAndDestroy()
    this.server.resetAndDestroy()
  }

  end() {
    this.client.end()
    this.server.end()
  }

  destroy() {
    this.client.destroy()
    this.server.destroy()
  }
}

class Direction {
  constructor(from, to, delay) {
    Object.assign(this, { to, delay, left: Infinity, act: null, onLimit: () => {} })
    from.on('error', () => {})
    from.on('data', (chunk) => this.pass(chunk))
    from.on('end', () => this.ends(() => to.end()))
    from.on('close', () => this.ends(() => to.destroy()))
  }

  /** Passes that many bytes more, or all up to a text; then nothing but `act`. */
  limit(end, act) {
    this.left = end
    this.act = act
  }

  get isSilent() {
    return this.left === 0
  }

  pass(chunk) {
    if (typeof this.left === 'string') {
      const at = chunk.indexOf(this.left)
      if (at >= 0) this.left = at + this.left.length
    }
    const bytes = typeof this.left === 'string' ? chunk : chunk.subarray(0, this.left)
    if (typeof this.left === 'number') this.left -= bytes.length
    const { act } = this
    const isOver = this.isSilent && act
    if (isOver) this.act = null
    // What came before an end must have left before it.
    this.later(() => {
      const done = () => isOver && this.reached(act)
      if (bytes.length && this.to.writable) this.to.write(bytes, done)
      else done()
    })
  }

  reached(act) {
    act()
    this.onLimit()
  }

  ends(tell) {
    if (!this.isSilent) this.later(tell)
  }

  /** Timers of one length keep their order. */
  later(run) {
    if (this.delay > 0) setTimeout(run, this.delay)
    else run()
  }
}
