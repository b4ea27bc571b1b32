// Every host there is a preset for, in virtual time.

import assert from 'node:assert/strict'
import { hasOneSocket, presets, tellsCodes } from '../../support/hosts/quirks.mjs'
import { matrix } from '../../support/matrix/matrix.mjs'
import { world } from '../../support/world.mjs'
import { record } from './record.mjs'
import { scenarios } from './scenarios.mjs'

/** One way, in ms: as long as on a phone, so that a close takes its time. */
const LATENCY = 100

class VirtualStage {
  constructor(w, host) {
    this.w = w
    this.oneSocket = hasOneSocket(host)
    this.tellsCodes = tellsCodes(host)
    this.log = []
    /** For scenarios that are about waiting. */
    this.quick = { pingTimeout: 1000, pongTimeout: 1000, connectTimeout: 2000 }
    const { net } = w
    this.server = {
      close: (code, reason) => net.link.closeByServer(code, reason),
      refuse: () => net.next('refuse'),
      blackhole: (on) => (net.blackhole = on),
      get received() {
        return w.received
      },
      get opened() {
        return net.links.length
      },
    }
  }

  codeOf(code) {
    return this.tellsCodes ? code : 1006
  }

  get realm() {
    return this.w.realm
  }

  get sockets() {
    return this.w.host.alive.length
  }

  get listeners() {
    return this.w.host.signals.count() + (this.w.host.listening ?? 0)
  }

  get timers() {
    return this.w.clock.count('timer')
  }

  start(options, hooks = (task) => this.record(task)) {
    return this.w.start({ reconnectTimeout: 100, ...options }, hooks)
  }

  async opened(options) {
    const task = await this.start(options)
    await this.until(() => this.log.some(({ name, self }) => name === 'onOpen' && self === task))
    return task
  }

  record(task) {
    record(task, this.log)
  }

  /** A heartbeat takes 30 s. */
  until(done) {
    return this.w.until(done, 10_000)
  }

  /** A dead link takes as long as the host waits for its close. */
  untilOver() {
    return this.w.until(() => this.sockets + this.listeners + this.timers === 0)
  }

  settle(promise) {
    return this.w.settle(promise)
  }

  /** Longer than any wait of ours, and a link that hangs. */
  rest() {
    return this.w.advance(60_000)
  }

  assertRight() {
    this.w.assertQuiet()
    const warnings = this.w.console.filter(({ level }) => level !== 'log')
    assert.deepEqual(warnings, [])
  }

  end() {}
}

matrix({
  title: 'Every host, in virtual time',
  hosts: Object.keys(presets),
  plays: scenarios,
  stage: async ({ engine, host }) =>
    new VirtualStage(await world({ engine, host, latency: LATENCY }), host),
  cannot: {
    'swan@1.9.3': {
      'two tasks': 'the host closes the older socket without a word of why; they take turns',
    },
  },
})
