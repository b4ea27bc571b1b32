// Waits for what events bring about: nothing is timed, and nothing is asked again and again.

export class Waiting {
  /** `longest`: ms after which it never comes; `story()`: what to tell then. */
  constructor(longest, story = () => '') {
    Object.assign(this, { longest, story })
    this.looks = new Set()
  }

  /** Something has happened; what follows from it in the same turn counts, too. */
  changed() {
    setImmediate(() => {
      for (const look of [...this.looks]) look()
    })
  }

  until(done, what = done.toString()) {
    return new Promise((resolve, reject) => {
      const end = (settle, value) => {
        clearTimeout(timer)
        this.looks.delete(look)
        settle(value)
      }
      const look = () => done() && end(resolve)
      const never = () => end(reject, new Error(`never: ${what}\n${this.story()}`.trim()))
      const timer = setTimeout(never, this.longest)
      this.looks.add(look)
      look()
    })
  }
}
