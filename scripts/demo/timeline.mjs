// With --verbose: time, who, which fault, what happened; a line at least every few seconds.

import { Screen } from './screen.mjs'

const SILENCE = 4000

export class Timeline extends Screen {
  lastLine = Date.now()

  write(text) {
    this.lastLine = Date.now()
    super.write(text)
  }

  get clock() {
    return `${((Date.now() - this.began) / 1000).toFixed(1).padStart(6)} s`
  }

  begin() {
    this.write('    time  who        fault       event')
  }

  line(who, fault, text, mood) {
    this.write(`${this.clock}  ${who.padEnd(10)} ${fault.padEnd(11)} ${this.paint(text, mood)}`)
  }

  /** The events have shown it already. */
  finished() {}

  tick() {
    if (Date.now() - this.lastLine < SILENCE || this.running.size === 0) return
    const names = [...this.running].map(
      ({ who, fault, since }) => `${who} ${fault} (${Math.round((Date.now() - since) / 1000)} s)`,
    )
    this.write(this.paint(`${this.clock}  … still waiting for: ${names.join(', ')}`, 'dim'))
  }
}
