// What all libraries have: a host of their own, the record, and an app that says hello at each open.

import { openHost } from '../hosts/hosts.mjs'
import { Record, now } from './record.mjs'

export const PING = 'heartbeat'
const HELLO = 'hello'

export class Lane {
  /** `log(key, values)` writes to the event log, `logCall(name, detail)` to the log of the host's calls. */
  constructor({ host, log, logCall }) {
    this.record = new Record()
    this.log = (...what) => this.isOver || log(...what)
    this.logCall = logCall
    this.pingedAt = null
    this.isTrying = false
    this.isOpen = false
    this.isOver = false
    this.host = openHost(host, (name, detail) => this.called(name, detail))
  }

  called(name, { data, code }) {
    if (this.isOver) return
    this.logCall(name, { size: data?.length ?? data?.byteLength, code })
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
    this.log('open')
    this.task.send({ data: HELLO, success() {}, fail() {} })
  }

  /** An attempt has failed, or its connection has ended, as `kind` says. Several reports of it make one mark. */
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
      this.log('message', { data: String(data).slice(0, 80) })
    }
    if (this.record.received())
      this.log('recovered', { ms: this.record.outage.over - this.record.outage.since })
  }

  send(data) {
    const log = (key) => (result) => this.log(key, { why: result?.code ?? result?.errMsg ?? '' })
    try {
      // 1.x may throw, and may not have given a task yet.
      this.task.send({ data, success: log('sent'), fail: log('notSent') })
    } catch (error) {
      this.log('notSent', { why: error.message })
    }
  }

  close() {
    this.log('appCloses')
    this.task?.close({ code: 1000, success() {}, fail() {} })
  }
}
