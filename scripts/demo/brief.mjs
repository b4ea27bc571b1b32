// Without --verbose: one line for each fault, when all clients are through it.

import { inSeconds, isGood, verdict } from './scenario.mjs'
import { Screen } from './screen.mjs'

/** Back to the start of a terminal's line, and clear it. */
const CLEAR = '\r\u001b[K'

export class Brief extends Screen {
  write(text) {
    if (this.out.isTTY) this.out.write(CLEAR)
    super.write(text)
  }

  begin() {}

  line() {}

  finished(fault, results) {
    const isFine = results.filter(({ client }) => client.ours).every(isGood)
    const sign = this.paint(isFine ? '✓' : '✗', isFine ? 'good' : 'bad')
    this.write(`${sign} ${oneLine(fault, results)}`)
  }

  /** A terminal shows what is waited for in its last line; a file does not get it. */
  tick() {
    if (!this.out.isTTY || this.running.size === 0) return
    const names = new Set([...this.running].map(({ who, fault }) => `${who}: ${fault}`))
    const seconds = Math.round((Date.now() - this.began) / 1000)
    const line = `… ${seconds} s, still waiting for ${[...names].join('; ')}`
    this.out.write(CLEAR + this.paint(line.slice(0, this.out.columns - 1), 'dim'))
  }
}

/** One line for one fault; the hosts with one socket stand apart, since a dead socket is in their way. */
export function oneLine(fault, results) {
  const groups = [
    ['2.x', ({ isQuick }) => isQuick],
    ['2.x with one socket', ({ ours, isQuick }) => ours && !isQuick],
    ['1.x', ({ ours }) => !ours],
  ]
  const parts = groups
    .map(([name, isIn]) => [name, results.filter(({ client }) => isIn(client))])
    .map(([name, group]) => `${name}: ${together(group)}`)
  return `${fault.name.padEnd(32)}  ${parts.join('; ')}`
}

/** `0.3–0.8 s` if all recovered, else what became of each, with its name if they differ. */
function together(results) {
  const times = results.map(({ recovered }) => recovered)
  if (results.every(isGood) && !times.includes(null)) {
    const [least, most] = [inSeconds(Math.min(...times)), inSeconds(Math.max(...times))]
    return least === most ? `${least} s` : `${least}–${most} s`
  }
  const verdicts = new Set(results.map(verdict))
  if (verdicts.size === 1) return [...verdicts][0]
  return results.map((result) => `${result.client.label} ${verdict(result)}`).join(', ')
}
