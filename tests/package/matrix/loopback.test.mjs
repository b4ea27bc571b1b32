// Some hosts on real sockets, against the server that misbehaves on demand: a host of each family, and the
// WebSocket classes that Node programs have. Tests wait for events, never for a time.

import assert from 'node:assert/strict'
import WebSocket from 'ws'
import { engine as engineOf } from '../../support/engines.mjs'
import { createHost } from '../../support/hosts/index.mjs'
import { hasOneSocket, tellsCodes } from '../../support/hosts/quirks.mjs'
import { matrix } from '../../support/matrix/matrix.mjs'
import { WsNet } from '../../support/networks/ws-net.mjs'
import { sandbox } from '../../support/sandbox.mjs'
import { startServer } from '../../support/servers/server.mjs'
import { Waiting } from '../../support/servers/waiting.mjs'
import { record } from './record.mjs'
import { scenarios } from './scenarios.mjs'

/** Short delays, but long time limits: a busy machine must not look like a dead connection. */
const CALM = { pongTimeout: 10_000, reconnectTimeout: 100, connectTimeout: 10_000 }
const QUICK = { pingTimeout: 100, pongTimeout: 400, connectTimeout: 1000 }
/** Far more than any scenario takes: only for what never happens. */
const LONGEST = 15_000

const CLASSES = { 'class of ws': WebSocket, 'class of Node': globalThis.WebSocket }
const SIMULATED = ['wx', 'my@single', 'taro3@weapp', 'taro4@weapp', 'uni@mp-weixin']

/** A class whose sockets are in `sockets` until they end; `changed` is called at their events. */
function tracked(Class, sockets, changed) {
  return class extends Class {
    constructor(...args) {
      super(...args)
      sockets.add(this)
      // Node's own says no more than an error, and stays in CONNECTING, if the handshake fails.
      for (const type of ['error', 'close']) this.addEventListener(type, () => sockets.delete(this))
      for (const type of ['open', 'message', 'error', 'close']) this.addEventListener(type, changed)
    }
  }
}

class LoopbackStage {
  constructor(name, server) {
    /** The app's. `ws` spoils buffers of any other: it masks them in place. */
    this.realm = globalThis
    this.oneSocket = name in CLASSES ? false : hasOneSocket(name)
    this.tellsCodes = name in CLASSES || tellsCodes(name)
    this.quick = QUICK
    this.log = []
    this.tasks = []
    this.warnings = []
    this.timerIds = new Set()
    this.waiting = new Waiting(LONGEST)
    this.net = new WsNet()
    this.peer = server
    const changed = () => this.changed()
    server.watch = changed
    this.net.watch = changed
    if (name in CLASSES) {
      const sockets = new Set()
      this.api = tracked(CLASSES[name], sockets, changed)
      this.countSockets = () => sockets.size
    } else {
      this.host = createHost(name, { net: this.net })
      this.api = this.host.api
      this.countSockets = () => this.host.alive.length
    }
    this.server = {
      close: (code, reason) => server.close(code, reason),
      refuse: () => server.fail503(1),
      blackhole(on) {
        server.blackhole(on)
        // A link that has lost bytes is of no use to either end.
        if (!on) server.reset()
      },
      get received() {
        return server.received
      },
      get opened() {
        return server.opened
      },
    }
  }

  load(engine) {
    this.entry = engineOf(engine)
    const warn = (...parts) => this.warnings.push(parts.join(' '))
    const { require } = sandbox({
      without: this.entry.without,
      globals: {
        setTimeout: (fn, ms) => this.setTimer(fn, ms),
        clearTimeout: (id) => this.clearTimer(id),
        console: { log() {}, warn, error: warn },
      },
    })
    this.connect = require(this.entry.file).default
  }

  setTimer(fn, ms) {
    const id = setTimeout(() => {
      this.timerIds.delete(id)
      fn()
      this.changed()
    }, ms)
    this.timerIds.add(id)
    return id
  }

  clearTimer(id) {
    clearTimeout(id)
    if (this.timerIds.delete(id)) this.changed()
  }

  get sockets() {
    return this.countSockets()
  }

  get listeners() {
    return this.host ? this.host.signals.count() + (this.host.listening ?? 0) : 0
  }

  get timers() {
    return this.timerIds.size
  }

  async start(options, hooks = (task) => this.record(task)) {
    const task = await this.connect({
      miniprogram: this.api,
      connectSocketParams: { url: this.peer.url },
      ...CALM,
      ...this.entry.options,
      ...options,
    })
    hooks(task)
    this.tasks.push(task)
    for (const type of ['open', 'close', 'error', 'message', 'giveUp', 'stateChange'])
      task.on(type, () => this.changed())
    return task
  }

  record(task) {
    record(task, this.log)
  }

  async opened(options) {
    const task = await this.start(options)
    await this.until(() => this.log.some(({ name, self }) => name === 'onOpen' && self === task))
    return task
  }

  changed() {
    this.waiting.changed()
  }

  until(done, what) {
    return this.waiting.until(done, what)
  }

  untilOver() {
    return this.until(() => this.sockets + this.listeners + this.timers === 0, 'all is over')
  }

  codeOf(code) {
    return this.tellsCodes ? code : 1006
  }

  settle(promise) {
    return promise
  }

  /** What was on its way before a message of a stranger is there before its echo is. */
  async rest() {
    const stranger = new WebSocket(this.peer.url)
    const next = (type) => new Promise((resolve) => stranger.once(type, resolve))
    await next('open')
    stranger.send('stranger')
    await next('message')
    stranger.close()
    await next('close')
    this.peer.opened -= 1
  }

  assertRight() {
    assert.deepEqual(this.warnings, [])
    assert.equal(this.host?.unhandled.size ?? 0, 0)
  }

  async end() {
    for (const task of this.tasks) task.destroy()
    this.net.terminate()
    await this.peer.stop()
  }
}

async function stage({ engine, host }) {
  if (host in CLASSES && !CLASSES[host]) throw new Error(`no ${host}`)
  const made = new LoopbackStage(host, await startServer())
  made.load(engine)
  return made
}

matrix({
  title: 'Real sockets, on loopback',
  hosts: [...SIMULATED, ...Object.keys(CLASSES)],
  plays: scenarios,
  stage,
  // They wait most of their time.
  concurrency: 8,
  cannot: globalThis.WebSocket ? {} : { 'class of Node': 'Node 22 is the first that has one' },
})
