// What both ways to show the demo share: colours, and what is still running.

const COLOURS = { good: 32, bad: 31, dim: 2, head: 1 }

export class Screen {
  constructor(out = process.stdout) {
    this.out = out
    this.began = Date.now()
    this.running = new Set()
    this.ticking = setInterval(() => this.tick(), 500)
  }

  paint(text, mood) {
    return this.out.isTTY && mood ? `\u001b[${COLOURS[mood]}m${text}\u001b[0m` : text
  }

  write(text) {
    this.out.write(`${text}\n`)
  }

  head(text) {
    this.write(this.paint(`\n${text}`, 'head'))
  }

  /** A scenario that has begun. */
  watch(who, fault) {
    const item = { who, fault, since: Date.now() }
    this.running.add(item)
    return { done: () => this.running.delete(item) }
  }

  end() {
    clearInterval(this.ticking)
  }
}
