// Both libraries at once, on the same options and the same faults.

import { pretendBackground, pretendOffline } from './hosts/page-signals.mjs'
import { hostOfFirst } from './hosts/hosts.mjs'
import { First } from './lanes/first.mjs'
import { Ours } from './lanes/ours.mjs'
import { recoveryOf } from './lanes/recovery.mjs'

/** Faults that end no link. */
const HARMLESS = ['slow']

/** What the host, or the page, is to say of a fault. */
const told = { offline: pretendOffline, background: pretendBackground }

export class Session {
  /** `urls` of the two servers; `tell(who, key, values)`, `tellCall(who, name, detail)`. */
  constructor({ urls, tell, tellCall }) {
    Object.assign(this, { urls, tell, tellCall })
    this.lanes = {}
    this.on = []
  }

  /** Starts both anew; rejects with the library's error, and leaves what runs, if an option is wrong. */
  async start({ host, engine, options }) {
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
    this.tell('ours', 'started', { host, engine })
    this.tell('first', 'started', { host: hostOfFirst(host), engine: 'js' })
    for (const fault of this.on) this.turn(fault, true)
    // Where its first attempt is refused it may never give a task.
    first.start({ url: this.urls.first, options })
  }

  make(Kind, who, host) {
    return new Kind({
      host,
      tell: (key, values) => this.tell(who, key, values),
      tellCall: (name, detail) => this.tellCall(who, name, detail),
    })
  }

  get all() {
    return Object.values(this.lanes)
  }

  /** A fault has struck both servers; `on`: those that last now. */
  struck(fault, on) {
    const [was, is] = [this.on.includes(fault), on.includes(fault)]
    this.on = on
    if (was !== is) {
      told[fault]?.(is)
      this.turn(fault, is)
      this.tell('server', is ? 'faultOn' : 'faultOff', { fault })
    } else {
      this.note(fault, this.isBroken)
      this.tell('server', 'faultOnce', { fault })
    }
  }

  get isBroken() {
    return this.on.some((fault) => !HARMLESS.includes(fault))
  }

  turn(fault, isOn) {
    for (const lane of this.all) if (told[fault]) lane.host[fault](isOn)
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

  /** Tells, once an outage, that one of them hangs. */
  watch() {
    for (const [who, { record }] of Object.entries(this.lanes)) {
      const { kind, ms } = recoveryOf(record)
      if (kind !== 'hangs' || record.outage.isTold) continue
      record.outage.isTold = true
      this.tell(who, 'hangs', { ms })
    }
  }
}
