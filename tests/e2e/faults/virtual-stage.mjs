// A stage in virtual time, for hosts that have no real sockets here. Virtual links carry whole messages: what
// happens inside a frame, in one direction up, or between two bytes of a handshake can't be simulated there.

import assert from 'node:assert/strict'
import { numberIn } from '../../support/servers/messages.mjs'
import { world } from '../../support/world.mjs'
import { Stage } from './stage.mjs'

/** What becomes of a handshake, in the words of the virtual network. */
const FAILURES = { 'reset on accept': 'refuse', hang: 'hang' }

export async function virtualStage({ engine, host }) {
  return new VirtualStage(await world({ engine, host }))
}

class VirtualStage extends Stage {
  constructor(w) {
    super()
    this.w = w
    this.soonDead = { pingTimeout: 1000, pongTimeout: 1000 }
    this.soonLate = { connectTimeout: 2000 }
    // Most that have one socket do; the others must not mind.
    this.keepsDeadSocket = true
    this.proxy = new VirtualProxy(w.net)
    this.peer = new VirtualPeer(w.net)
  }

  connect(options, hooks) {
    return this.w.start({ reconnectTimeout: 100, ...options }, hooks)
  }

  /** Other tests check which hosts report codes. */
  assertClosedWith() {}

  /** Slow is not dead. */
  assertNoLoss() {
    assert.equal(this.ledger.opens, 1)
  }

  until(done, what) {
    return this.w.until(done, 120_000, what)
  }

  end() {
    this.task.destroy()
    this.w.assertQuiet()
  }
}

class VirtualProxy {
  constructor(net) {
    this.net = net
    this.scripted = 0
    const { open } = net
    // The silence belongs to one link; the next link is not silent.
    net.open = (...args) => {
      this.endSilence()
      return open.apply(net, args)
    }
  }

  endSilence() {
    this.net.blackhole = false
    this.net.mute = false
  }

  get failures() {
    return this.net.script
  }

  get played() {
    return this.scripted - this.net.script.length
  }

  next(...failures) {
    this.scripted += failures.length
    this.net.next(...failures.map((failure) => FAILURES[failure]))
  }

  refuse() {
    this.net.handshake = 'refuse'
    this.reset()
  }

  listen() {
    this.net.handshake = 'accept'
  }

  silence(...directions) {
    if (directions.length === 2) this.net.blackhole = true
    else this.net.mute = true
  }

  set delay(ms) {
    this.net.latency = ms
  }

  reset() {
    this.endSilence()
    this.net.link?.drop()
  }
}

class VirtualPeer {
  constructor(net) {
    this.net = net
    this.flaps = 0
    this.flapping = new Set()
    net.reply = (data, link) => this.reply(data, link)
  }

  get log() {
    return this.net.received.map(({ data }) => numberIn(data)).filter((n) => n !== null)
  }

  close(code, reason) {
    this.net.link.closeByServer(code, reason)
  }

  drop() {
    this.net.link.drop()
  }

  flap(count) {
    this.flaps = count
  }

  reply(data, link) {
    if (this.flaps === 0) return data
    this.flaps -= 1
    link.drop()
    return undefined
  }
}
