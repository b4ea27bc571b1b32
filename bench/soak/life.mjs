// A long life of one app in virtual time: connections are lost in every way by turns, messages go both ways,
// and samples are taken of what must not grow.
//
//   const { samples, counts } = await live({ engine, host, reconnects, messages, onProgress, gc })

import assert from 'node:assert/strict'
import { setImmediate as turn } from 'node:timers/promises'
import { world } from '../../tests/support/world.mjs'
import { pagesOf } from './memory.mjs'

/** One after each tenth of a life. */
const SAMPLES = 10
const SENDS = 2
const contents = ['a short message', Uint8Array.of(1, 2, 3, 4, 5, 6, 7, 8)]

export async function live(how) {
  const life = new Life(how, await world({ engine: how.engine, host: how.host }))
  await life.begin()
  await life.goOn()
  return life.end()
}

class Life {
  constructor({ reconnects, messages, onProgress = () => {}, gc = () => {} }, w) {
    Object.assign(this, { w, reconnects, onProgress, gc })
    this.messagesPerReconnect = Math.ceil(messages / reconnects)
    this.pages = pagesOf(w)
    this.counts = { opens: 0, messages: 0, sends: 0, results: 0, tasks: 0 }
    this.samples = []
  }

  async begin() {
    this.counts.tasks += 1
    this.task = await this.w.start({ reconnectTimeout: 100 }, (task) => {
      task.onOpen = () => (this.counts.opens += 1)
      task.onMessage = () => (this.counts.messages += 1)
    })
    await this.isOpen()
  }

  isOpen() {
    return this.w.until(() => this.task.state === 'open', 120_000, 'open')
  }

  async goOn() {
    const tenth = Math.ceil(this.reconnects / SAMPLES)
    for (let round = 1; round <= this.reconnects; round += 1) {
      this.talk()
      await WAYS[round % WAYS.length](this)
      this.send()
      await this.isOpen()
      forget(this.w)
      if (round % tenth === 0 || round === this.reconnects) await this.sample(round)
    }
  }

  talk() {
    for (let i = 0; i < SENDS; i += 1) this.send()
    for (let i = 0; i < this.messagesPerReconnect; i += 1)
      this.w.host.socket.receive(contents[i % contents.length])
  }

  send() {
    this.counts.sends += 1
    const result = () => (this.counts.results += 1)
    this.task.send({ data: 'to whom it may concern', success: result, fail: result })
  }

  /** Once what is under way has arrived. */
  async sample(round) {
    await this.w.advance(60_000)
    await this.isOpen()
    forget(this.w)
    const { host, clock } = this.w
    this.gc()
    await turn()
    this.samples.push({
      pages: this.pages(),
      heap: process.memoryUsage().heapUsed,
      listeners: host.signals.count() + (host.listening ?? 0),
      timers: clock.count('timer'),
      sockets: host.alive.length,
    })
    this.onProgress(round / this.reconnects)
  }

  async end() {
    const { w } = this
    this.task.destroy()
    await w.advance(60_000)
    w.assertQuiet()
    w.assertNothingLeft()
    assert.equal(w.host.listening ?? 0, 0)
    return { samples: this.samples, counts: this.counts }
  }
}

const isLost = (life) => life.w.until(() => life.task.state !== 'open', 120_000, 'lost')

/** How a connection ends. */
const WAYS = [
  async function serverCloses(life) {
    life.w.net.link.closeByServer(1001, 'restart')
    await isLost(life)
  },
  async function reset(life) {
    life.w.net.link.drop()
    await isLost(life)
  },
  async function appAsks(life) {
    life.task.reconnect()
  },
  async function refused(life) {
    life.w.net.next('refuse', 'http503')
    life.w.net.link.drop()
    await isLost(life)
  },
  async function hangs(life) {
    life.w.net.next('hang')
    life.w.net.link.drop()
    await isLost(life)
  },
  async function blackhole(life) {
    life.w.net.blackhole = true
    await isLost(life)
    life.w.net.blackhole = false
  },
  async function closedAndOpened(life) {
    life.task.close()
    await life.w.advance(100)
    life.task.open()
  },
  async function another(life) {
    life.task.destroy()
    await life.begin()
  },
]

/** The simulated host and network remember all that was; that is not what is measured. */
function forget({ host, net, console }) {
  host.sockets = host.sockets.filter((socket) => socket.alive || socket === host.socket)
  for (const socket of host.sockets) socket.sends.length = socket.closes.length = 0
  if (host.closes) host.closes.length = 0
  host.watchers?.splice(0, host.watchers.length - 1)
  host.connects.length = 0
  net.links.splice(0, net.links.length - 1)
  net.attempts.length = 0
  net.received.length = 0
  console.length = 0
}
