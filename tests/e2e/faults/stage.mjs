// What faults are played on, as far as it is the same on real connections and in virtual time: one task, and an app that
// sends all the time.

import assert from 'node:assert/strict'
import { Ledger } from './ledger.mjs'

/** A stage has `connect(options, hooks)`, `until(done)`, `proxy`, `peer` and what else faults.mjs names besides. */
export class Stage {
  constructor() {
    this.ledger = new Ledger()
    this.ledger.watch = () => this.changed()
    this.calls = []
    this.seen = 0
  }

  /** Something has happened. */
  changed() {}

  async opened(options) {
    this.task = await this.connect(options, (task) => {
      for (const name of ['onOpen', 'onClose', 'onError', 'onReconnect'])
        task[name] = (event) => this.hook(task, name, event)
      task.onMessage = ({ data }) => {
        this.ledger.receive(data)
        this.changed()
      }
    })
    await this.back()
  }

  /** What it sent in `onOpen` would overtake the queue. */
  hook(task, name, event) {
    this.calls.push({ name, event })
    if (name === 'onOpen') this.ledger.opens += 1
    else this.burst(task)
    this.changed()
  }

  burst(task = this.task) {
    for (let i = 0; i < 4; i += 1) this.ledger.send(task)
  }

  async back() {
    await this.until(() => this.ledger.opens > this.seen && this.task.state === 'open')
    await this.echoed()
    this.seen = this.ledger.opens
  }

  /** A message sent now, or after each further open, has come back: so have those before it. */
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
    return this.calls.filter(({ name, event }) => name === 'onError' && event.code === code)
  }

  closes() {
    return this.calls.filter(({ name }) => name === 'onClose').map(({ event }) => event)
  }

  /** Nothing is lost silently, doubled, changed or out of order. */
  async assertRight() {
    await this.until(() => this.ledger.unsettled.length === 0)
    assert.equal(this.task.state, 'open')
    assert.deepEqual(this.ledger.violations(this.peer.log), [])
  }

  get story() {
    const hooks = this.calls.map(({ name, event }) => `${name} ${event?.code ?? ''}`)
    return `${this.task?.state}: ${hooks.join(', ')}`
  }
}
