// A world for one test: virtual time, a virtual network with a server, a simulated host, and the packed
// package loaded into a realm of its own.
//
//   const w = await world({ engine: 'js', host: 'wx', quirks: { send: 'throw' } })
//   const task = await w.start({ pingTimeout: 1000 })    // hooks of a recorder set in the first `then`
//   await w.advance(1000)                                // virtual ms, timers and events in order
//   await w.until(() => w.net.link, 5000)                // or until something happened (else it fails)
//   w.names                                              // ['onOpen', 'onMessage', …]
//   w.leftovers()                                        // {timers, listeners, sockets}: all 0 when all is over

import assert from 'node:assert/strict'
import { Clock } from './clock.mjs'
import { engine as engineOf } from './engines.mjs'
import { createHost } from './hosts/index.mjs'
import { MACROTASK_PROMISE } from './hosts/promises.mjs'
import { presets } from './hosts/quirks.mjs'
import { VirtualNet } from './networks/virtual-net.mjs'
import { Recorder } from './recorder.mjs'
import { sandbox } from './sandbox.mjs'

const URL = 'wss://example.test/socket'
const LONGEST_TIMER = 2 ** 31 - 1

export async function world({
  engine,
  host = 'wx',
  quirks,
  latency,
  random,
  without = [],
  page,
  modules = {},
} = {}) {
  const entry = engineOf(engine)
  return new World({ engine, entry, host, quirks, latency, random, without, page, modules })
}

class World {
  constructor({ engine, entry, host, quirks, latency, random, without, page, modules }) {
    this.engine = engine
    this.entry = entry
    this.clock = new Clock()
    this.net = new VirtualNet(this.clock, { latency })
    this.console = []
    this.longestTimer = 0
    this.timersSet = 0
    const shown = {}
    const { realm, require, evaluate } = sandbox({
      shown,
      globals: this.globals(),
      without: [...entry.without, ...without],
      promise: presets[host].promise === 'macrotask' ? MACROTASK_PROMISE : null,
      modules,
    })
    this.realm = realm
    this.require = require
    this.evaluate = evaluate
    this.useTime(realm, random)
    this.host = createHost(host, { net: this.net, realm, quirks })
    // `page(host)`: names of a browser that the package sees.
    Object.assign(shown, page?.(this.host))
    this.lib = require(entry.file)
    // For entries that name the main one.
    modules['websocket-heartbeat-miniprogram'] = this.lib
    this.recorder = new Recorder(this)
  }

  globals() {
    const log =
      (level) =>
      (...parts) =>
        void this.console.push({ level, text: parts.map(String).join(' ') })
    return {
      setTimeout: (fn, ms, ...args) => this.setTimer(fn, ms, args),
      clearTimeout: (id) => this.clock.cancel(id),
      console: {
        log: log('log'),
        info: log('info'),
        warn: log('warn'),
        error: log('error'),
        debug: log('debug'),
      },
    }
  }

  /** Like the engines: whatever is no delay, or too long for 31 bits, fires at once. */
  setTimer(fn, ms, args) {
    const delay = Number(ms)
    this.timersSet += 1
    if (delay > this.longestTimer) this.longestTimer = delay
    const wait = delay >= 0 && delay <= LONGEST_TIMER ? delay : 0
    return this.clock.after(wait, () => fn(...args), 'timer')
  }

  useTime(realm, random) {
    const { clock } = this
    const RealDate = realm.Date
    realm.Date.now = () => clock.now
    realm.Date = new Proxy(RealDate, {
      construct: (target, args) => new target(...(args.length ? args : [clock.now])),
    })
    let seed = 12345
    const next = () => {
      seed = (seed * 1103515245 + 12345) % 2147483648
      return seed / 2147483648
    }
    realm.Math.random = random ?? next
  }

  // --- making a task

  get WebsocketHeartbeat() {
    return this.lib.default ?? this.lib
  }

  options(more = {}) {
    return {
      miniprogram: this.host.api,
      connectSocketParams: { url: URL },
      ...this.entry.options,
      ...more,
    }
  }

  /** The raw call. */
  call(options) {
    return this.WebsocketHeartbeat(options)
  }

  /** A task whose hooks are set in the first `then`, by default those of the recorder. */
  async start(more = {}, hook = (task) => this.recorder.hook(task)) {
    const promise = this.call(this.options(more)).then((task) => {
      hook(task)
      return task
    })
    return this.settle(promise)
  }

  /** A task that is open. */
  async opened(more = {}, hook) {
    const before = this.host.open.length
    const task = await this.start(more, hook)
    await this.until(() => this.host.open.length > before)
    await this.advance(1)
    return task
  }

  /** The outcome of a promise; virtual time passes while it is pending. */
  async settle(promise, ms = 60_000) {
    const outcome = this.watch(promise)
    await this.clock.until(() => outcome.state !== 'pending', ms)
    if (outcome.state === 'rejected') throw outcome.value
    assert.equal(outcome.state, 'fulfilled', `still pending after ${ms} ms`)
    return outcome.value
  }

  /** `{state, value, at}` of a promise, kept up to date. */
  watch(promise) {
    const outcome = { state: 'pending', value: undefined, at: null }
    const note = (state) => (value) => Object.assign(outcome, { state, value, at: this.clock.now })
    promise.then(note('fulfilled'), note('rejected'))
    return outcome
  }

  // --- time

  get now() {
    return this.clock.now
  }

  advance(ms) {
    return this.clock.advance(ms)
  }

  async until(done, ms = 60_000, what = done.toString()) {
    assert.ok(await this.clock.until(done, ms), `not within ${ms} ms: ${what}`)
  }

  freeze(ms, order) {
    return this.clock.freeze(ms, order)
  }

  // --- what happened

  get log() {
    return this.recorder.log
  }

  get names() {
    return this.recorder.log.map((entry) => entry.name)
  }

  /** Data the server received, pings included. */
  get received() {
    return this.net.received.map((entry) => entry.data)
  }

  get connects() {
    return this.host.connects.length
  }

  get uncaught() {
    return this.clock.uncaught
  }

  /** What of ours is still on the host. Sockets that are closing are on their way out. */
  leftovers() {
    return {
      timers: this.clock.count('timer'),
      listeners: this.host.signals.count(),
      sockets: this.host.sockets.filter((socket) => ['connecting', 'open'].includes(socket.state))
        .length,
    }
  }

  assertNothingLeft() {
    assert.deepEqual(this.leftovers(), { timers: 0, listeners: 0, sockets: 0 })
  }

  /** At the end of each test: nobody threw where it is not seen, nobody left a rejection alone. */
  assertQuiet() {
    assert.deepEqual(this.uncaught, [], 'thrown in a timer or host callback')
    assert.deepEqual([...this.host.unhandled], [], 'rejections of the host that nobody handled')
  }
}
