// The live timeline: time, who, which fault, what happened; a line at least every few seconds.

const COLOURS = { good: 32, bad: 31, dim: 2, head: 1 }
const SILENCE = 4000

export class Timeline {
  constructor(out = process.stdout) {
    this.out = out
    this.began = Date.now()
    this.lastLine = Date.now()
    this.open = new Set()
    this.ticking = setInterval(() => this.tick(), 500)
  }

  paint(text, mood) {
    return this.out.isTTY && mood ? `\u001b[${COLOURS[mood]}m${text}\u001b[0m` : text
  }

  get clock() {
    return `${((Date.now() - this.began) / 1000).toFixed(1).padStart(6)} s`
  }

  write(text) {
    this.lastLine = Date.now()
    this.out.write(`${text}\n`)
  }

  head(text) {
    this.write(this.paint(`\n${text}`, 'head'))
  }

  line(who, fault, text, mood) {
    this.write(`${this.clock}  ${who.padEnd(10)} ${fault.padEnd(11)} ${this.paint(text, mood)}`)
  }

  /** Something that is running; the regular progress line names it. */
  watch(who, fault) {
    const item = { who, fault, since: Date.now() }
    this.open.add(item)
    return { done: () => this.open.delete(item) }
  }

  tick() {
    if (Date.now() - this.lastLine < SILENCE || this.open.size === 0) return
    const names = [...this.open].map(
      ({ who, fault, since }) => `${who} ${fault} (${Math.round((Date.now() - since) / 1000)} s)`,
    )
    this.write(this.paint(`${this.clock}  … still waiting for: ${names.join(', ')}`, 'dim'))
  }

  end() {
    clearInterval(this.ticking)
  }
}
