// What a fault plays on: one task of the packed package on a host with real sockets, and its own server.
// Whatever is waited for is an event; nothing is timed.

import assert from 'node:assert/strict'
import { createRequire } from 'node:module'
import WebSocket from 'ws'
import { engine as engineOf } from '../hosts/engines.mjs'
import { createHost } from '../hosts/index.mjs'
import { presets, quirksOf } from '../hosts/quirks.mjs'
import { WsNet } from '../hosts/ws-net.mjs'
import { Ledger } from './ledger.mjs'
import { startPeer } from './peer.mjs'

const require = createRequire(import.meta.url)

/** Quick where it waits, generous where it judges: a busy machine is no dead link. */
const CALM = { pingTimeout: 100, pongTimeout: 10_000, reconnectTimeout: 50, connectTimeout: 10_000 }
const QUICK = { pongTimeout: 300, connectTimeout: 400 }
/** Far more than any fault takes: only for what never happens. */
const LONGEST = 20_000

const firstOf = (wanted) => Object.keys(presets).find((name) => presets[name].family === wanted)

const CLASSES = { 'class of ws': WebSocket, 'class of Node': globalThis.WebSocket }

/** A host of each family that has sockets of its own, and the classes that Node programs have. */
export const hosts = [...['wx', 'my', 'taro'].map(firstOf), ...Object.keys(CLASSES)]
export const cannot = globalThis.WebSocket
  ? {}
  : { 'class of Node': 'Node 22 is the first that has one' }

export async function startStage({ engine, host }) {
  if (host in CLASSES && !CLASSES[host]) throw new Error(`no ${host}`)
  return new Stage({ engine, host, peer: await startPeer() })
}

class Stage {
  constructor({ engine, host, peer }) {
    this.entry = engineOf(engine)
    this.peer = peer
    this.proxy = peer.proxy
    this.proxy.watch = () => this.changed()
    this.net = new WsNet()
    this.api = CLASSES[host] ?? createHost(host, { net: this.net }).api
    this.tellsCodes = host in CLASSES || quirksOf(host).closeEvent !== 'reason-only'
    this.oneSocket = presets[host]?.family === 'my'
    this.quick = QUICK
    this.ledger = new Ledger()
    this.ledger.watch = () => this.changed()
    this.told = []
    this.waiting = new Set()
    this.seen = 0
  }

  async opened(options) {
    this.task = await require(this.entry.file).default({
      miniprogram: this.api,
      connectSocketParams: { url: this.peer.url },
      ...CALM,
      ...this.entry.options,
      ...options,
    })
    for (const name of ['onOpen', 'onClose', 'onError', 'onReconnect'])
      this.task[name] = (event) => this.hook(name, event)
    this.task.onMessage = ({ data }) => {
      this.ledger.receive(data)
      this.changed()
    }
    await this.back()
  }

  /** An app that always has something to say. What it sent in `onOpen` would overtake the queue. */
  hook(name, event) {
    this.told.push({ name, event })
    if (name === 'onOpen') this.ledger.opens += 1
    else this.burst()
    this.changed()
  }

  burst() {
    for (let i = 0; i < 4; i += 1) this.ledger.send(this.task)
  }

  async back() {
    await this.until(() => this.ledger.opens > this.seen && this.task.state === 'open')
    await this.echoed()
    this.seen = this.ledger.opens
  }

  /** A message sent now, or by the hooks of the next open, has come back: so have those before it. */
  async echoed() {
    let last = this.ledger.send(this.task)
    let { opens } = this.ledger
    await this.until(() => {
      if (this.ledger.opens > opens) {
        opens = this.ledger.opens
        last = this.ledger.send(this.task)
      }
      return this.task.state === 'open' && this.ledger.echoes.at(-1) >= last
    })
  }

  errors(code) {
    return this.told.filter(({ name, event }) => name === 'onError' && event.code === code)
  }

  closes() {
    return this.told.filter(({ name }) => name === 'onClose').map(({ event }) => event)
  }

  /** Nothing is lost silently, doubled, changed or out of order. */
  async assertRight() {
    await this.until(() => this.ledger.unsettled.length === 0)
    assert.equal(this.task.state, 'open')
    assert.deepEqual(this.ledger.violations(this.peer.log), [])
  }

  /** Something has happened; what follows from it in the same turn counts, too. */
  changed() {
    setImmediate(() => {
      for (const look of [...this.waiting]) look()
    })
  }

  until(done, what = done.toString()) {
    return new Promise((resolve, reject) => {
      const end = (settle, value) => {
        clearTimeout(timer)
        this.waiting.delete(look)
        settle(value)
      }
      const look = () => done() && end(resolve)
      const never = () => end(reject, new Error(`never: ${what}\n${this.story}`))
      const timer = setTimeout(never, LONGEST)
      this.waiting.add(look)
      look()
    })
  }

  get story() {
    const hooks = this.told.map(({ name, event }) => `${name} ${event?.code ?? ''}`)
    return `${this.task?.state}: ${hooks.join(', ')}`
  }

  async end() {
    this.task?.destroy()
    this.net.terminate()
    await this.peer.stop()
  }
}
