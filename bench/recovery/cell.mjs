// One client, one fault, once: how long until it is open again, and has its first answer.

import { setTimeout as sleep } from 'node:timers/promises'
import { randomOf } from '../../tests/support/random.mjs'
import { Waiting } from '../../tests/support/servers/waiting.mjs'
import { PHASE, SEED } from './options.mjs'
import { seedOf, withSeed } from './seeds.mjs'

/** ms for the way to the first connection: there is nothing to recover from yet. */
const LONGEST_START = 20_000

/**
 * Resolves to `{open, answer, late}`: ms since the fault, null for what has not come within `timeout`, and how
 * late timers have been meanwhile.
 */
export async function play({ server, start, fault, name, run, timeout, lateness }) {
  const peer = await server()
  const cell = new Cell(peer, seedOf(SEED, name, run))
  try {
    await cell.begin(start, seedOf(SEED, name, run, 'client'))
    if (!fault.alone) await sleep(PHASE * cell.random.next())
    const struck = cell.now()
    const times = await cell.suffer(fault, timeout)
    return { ...times, late: lateness.worstSince(struck) }
  } finally {
    await cell.end()
  }
}

class Cell {
  constructor(peer, seed) {
    this.peer = peer
    this.proxy = peer.proxy
    this.random = randomOf(seed)
    this.sent = 0
    this.opens = 0
    /** When the open was whose first message was answered last, and when it was. */
    this.answered = null
    this.waiting = new Waiting(LONGEST_START)
  }

  now() {
    return performance.now()
  }

  async begin(start, seed) {
    const hooks = { opened: () => this.opened(), heard: (text) => this.heard(text) }
    this.client = await withSeed(seed, () => start(this.peer.url, hooks))
    // A client that was open before it was handed over.
    if (this.opens > 0 && this.sent === 0) this.send()
    await this.waiting.until(() => this.answered)
  }

  opened() {
    this.opens += 1
    this.answered = null
    this.lastOpen = this.now()
    if (this.client) this.send()
  }

  send(bytes = 0) {
    this.sent += 1
    this.client.send(`message ${this.sent} `.padEnd(bytes, 'x'))
  }

  /** The answer to the last message; a message of a lost connection may come late or never. */
  heard(text) {
    if (!text.startsWith(`message ${this.sent} `)) return
    this.answered = { open: this.lastOpen, at: this.now() }
    this.waiting.changed()
  }

  async suffer({ strike, alone }, timeout) {
    const before = this.opens
    this.answered = null
    const since = await strike(this)
    const isBack = () => this.answered && (alone || this.opens > before)
    this.waiting = new Waiting(timeout)
    const came = await this.waiting.until(isBack).then(
      () => true,
      () => false,
    )
    if (!came) return { open: null, answer: null }
    const { open, at } = this.answered
    return { open: alone ? null : open - since, answer: at - since }
  }

  async end() {
    this.client?.stop()
    await this.peer.stop()
  }
}
