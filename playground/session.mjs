// All libraries at once, on the same options and the same faults.

import { pretendBackground, pretendOffline } from './hosts/page-signals.mjs'
import { hostOfFirst } from './hosts/hosts.mjs'
import { Client, HOST } from './lanes/client.mjs'
import { First } from './lanes/first.mjs'
import { Ours } from './lanes/ours.mjs'
import { recoveryOf } from './lanes/recovery.mjs'

/** Faults that end no connection. */
const HARMLESS = ['slow']

/** The signals that the page gives for a fault. */
const pageSignals = { offline: pretendOffline, background: pretendBackground }

export class Session {
  /** `urls` of their servers; `log(who, key, values)`, `logCall(who, name, detail)`. */
  constructor({ urls, log, logCall }) {
    Object.assign(this, { urls, log, logCall })
    this.lanes = {}
    this.on = []
    this.fault = null
  }

  /** Starts all anew. If an option is wrong, rejects with the error of the library, and the running ones stay. */
  async start({ host, engine, client, options }) {
    const ours = this.make(Ours, 'ours', host)
    try {
      await ours.start({ engine, url: this.urls.ours, options })
    } catch (error) {
      ours.end()
      throw error
    }
    for (const lane of this.all) lane.end()
    const first = this.make(First, 'first', hostOfFirst(host))
    this.lanes = { ours, first }
    this.log('ours', 'started', { host, engine })
    this.log('first', 'started', { host: hostOfFirst(host), engine: 'js' })
    this.fault = this.on.at(-1) ?? null
    if (client !== 'none') this.lanes.client = this.startClient(client, options)
    for (const fault of this.on) this.turn(fault, true)
    // If its first attempt is refused, it may never give a task.
    first.start({ url: this.urls.first, options })
  }

  startClient(client, options) {
    const lane = this.make(Client, 'client', HOST)
    this.log('client', 'startedClient', { client })
    const hasHeartbeat = client === 'mqtt-heartbeat'
    lane.start({ hasHeartbeat, url: this.urls.client, options })
    return lane
  }

  make(Kind, who, host) {
    return new Kind({
      host,
      log: (key, values) => this.log(who, key, values),
      logCall: (name, detail) => this.logCall(who, name, detail),
    })
  }

  get all() {
    return Object.values(this.lanes)
  }

  /** A fault was played on all servers; `on`: the faults that last. */
  struck(fault, on) {
    const [was, is] = [this.on.includes(fault), on.includes(fault)]
    this.fault = fault
    this.on = on
    if (was !== is) {
      pageSignals[fault]?.(is)
      this.turn(fault, is)
      this.log('server', is ? 'faultOn' : 'faultOff', { fault })
    } else {
      this.note(fault, this.isBroken)
      this.log('server', 'faultOnce', { fault })
    }
  }

  get isBroken() {
    return this.on.some((fault) => !HARMLESS.includes(fault))
  }

  turn(fault, isOn) {
    for (const lane of this.all) if (pageSignals[fault]) lane.host[fault](isOn)
    if (isOn) return this.note(fault, true)
    for (const { record } of this.all) {
      record.mark('mended')
      if (!this.isBroken) record.mended()
    }
  }

  note(fault, lasts) {
    for (const { record } of this.all) {
      record.mark('fault')
      if (!HARMLESS.includes(fault)) record.broken(lasts)
    }
  }

  /** Logs, once for each outage, that one of them hangs. */
  watch() {
    for (const [who, { record }] of Object.entries(this.lanes)) {
      const { kind, ms } = recoveryOf(record)
      if (kind !== 'hangs' || record.outage.isTold) continue
      record.outage.isTold = true
      this.log(who, 'hangs', { ms })
    }
  }
}
