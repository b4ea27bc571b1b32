// What both libraries have: a host of their own, the record, and an app that says hello at each open.

import { openHost } from '../hosts/hosts.mjs'
import { Record, now } from './record.mjs'

export const PING = 'heartbeat'
const HELLO = 'hello'

export class Lane {
  /** `tell(key, values)` is for the event log, `tellCall(name, detail)` for that of the host's calls. */
  constructor({ host, tell, tellCall }) {
    this.record = new Record()
    this.tell = (...what) => this.isOver || tell(...what)
    this.tellCall = tellCall
    this.pingedAt = null
    this.isTrying = false
    this.isOpen = false
    this.isOver = false
    this.host = openHost(host, (name, detail) => this.called(name, detail))
  }

  called(name, { data, code }) {
    if (this.isOver) return
    this.tellCall(name, { size: data?.length ?? data?.byteLength, code })
    if (/^(connectSocket|new WebSocket)$/.test(name)) {
      this.isTrying = true
      this.record.attempted()
      this.attempted()
    }
    if (/^send/.test(name)) this.sent(data)
    if (/^close/.test(name)) this.closing()
  }

  attempted() {}

  closing() {}

  sent(data) {
    const isPing = data === PING
    this.record.counts[isPing ? 'pings' : 'out'] += 1
    this.record.mark(isPing ? 'ping' : 'out')
    if (isPing) this.pingedAt = now()
  }

  opened() {
    this.isOpen = true
    this.record.opened()
    this.tell('open')
    this.task.send({ data: HELLO, success() {}, fail() {} })
  }

  /** An attempt has failed, or its link has ended as `kind` says; one mark for all that is told of it. */
  ended(kind) {
    if (this.isTrying) this.record.mark(this.isOpen ? kind : 'failed')
    this.isTrying = false
    this.isOpen = false
  }

  received(data) {
    if (data === PING) {
      if (this.pingedAt !== null) this.record.trip(now() - this.pingedAt)
      this.pingedAt = null
    } else {
      this.record.mark('in')
      this.tell('message', { data: String(data).slice(0, 80) })
    }
    if (this.record.received())
      this.tell('recovered', { ms: this.record.outage.over - this.record.outage.since })
  }

  send(data) {
    const tell = (key) => (result) => this.tell(key, { why: result?.code ?? result?.errMsg ?? '' })
    try {
      // 1.x may throw, and may not have given a task yet.
      this.task.send({ data, success: tell('sent'), fail: tell('notSent') })
    } catch (error) {
      this.tell('notSent', { why: error.message })
    }
  }

  close() {
    this.tell('appCloses')
    this.task?.close({ code: 1000, success() {}, fail() {} })
  }
}
