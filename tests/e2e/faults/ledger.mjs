// What an app has sent and got, against what the server has logged.
//
//   ledger.send(task)                  the next numbered message, text and bytes by turns
//   ledger.opens += 1                  when the task says it is open
//   ledger.receive(data)               an echo
//   ledger.violations(log)             of what must always hold; `log`: what the server received

import { binaryOf, isIntact, numberIn, textOf } from '../../support/servers/messages.mjs'

export class Ledger {
  constructor() {
    this.messages = []
    this.echoes = []
    this.spoilt = []
    this.opens = 0
    /** Called after each result. */
    this.watch = () => {}
  }

  send(task, length) {
    const n = this.messages.length + 1
    const message = { n, results: [], completes: 0, isInside: true }
    this.messages.push(message)
    const result = (name) => (value) => {
      // The connection that took it is the one that is open by now.
      message.results.push({ name, code: value?.code, opens: this.opens, early: message.isInside })
      this.watch()
    }
    task.send({
      data: n % 2 ? textOf(n, length) : binaryOf(n, length),
      success: result('success'),
      fail: result('fail'),
      complete: () => (message.completes += 1),
    })
    message.isInside = false
    return n
  }

  receive(data) {
    const n = numberIn(data)
    if (n === null) return
    this.echoes.push(n)
    if (!isIntact(data)) this.spoilt.push(n)
  }

  get unsettled() {
    return this.messages.filter(({ results }) => results.length === 0)
  }

  violations(log) {
    const arrived = new Set(log)
    return [
      ...this.messages.flatMap((message) => ofResults(message, arrived, this.opens)),
      ...this.holes(arrived),
      ...ofOrder('server', log),
      ...ofOrder('app', this.echoes),
      ...this.echoes.filter((n) => !arrived.has(n)).map((n) => `${n} echoed, but never there`),
      ...this.spoilt.map((n) => `${n} came back as something else`),
    ]
  }

  /** A connection is a stream: what is lost with it are its last messages. */
  holes(arrived) {
    const lost = new Map()
    const found = []
    for (const { n, results } of this.messages) {
      if (results[0]?.name !== 'success') continue
      const { opens } = results[0]
      if (!arrived.has(n)) lost.set(opens, n)
      else if (lost.has(opens)) found.push(`${lost.get(opens)} lost, but ${n} after it is there`)
    }
    return found
  }
}

function ofResults({ n, results, completes }, arrived, opens) {
  const names = results.map(({ name }) => name).join()
  if (!['success', 'fail'].includes(names)) return [`${n} has the results "${names}"`]
  const [{ name, code, early, opens: taken }] = results
  const found = []
  if (completes !== 1) found.push(`${n} was complete ${completes} times`)
  if (early) found.push(`${n} had its result inside the call`)
  if (name === 'success' && !arrived.has(n) && taken === opens)
    found.push(`${n} lost on a connection that is open`)
  if (name === 'fail' && arrived.has(n) && code !== 'connection-lost')
    found.push(`${n} failed (${code}), but was sent`)
  return found
}

const ofOrder = (who, numbers) =>
  numbers
    .filter((n, i) => i > 0 && n <= numbers[i - 1])
    .map((n) => `${who}: ${n} again or out of order`)
