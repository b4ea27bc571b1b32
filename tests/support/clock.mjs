// Virtual time. Everything that happens later in a simulated world is an item of one ordered list,
// so that a test advances hours in milliseconds and always sees the same order.
//
// Items have a kind, because a suspended app stops only some of them:
//   timer   a setTimeout of the code under test
//   client  an event on its way from the host to the app
//   server  the network and the server: they go on while the app sleeps

/** One real macrotask: lets every pending microtask (and wasm's promises) run before the next item. */
const turn = () => new Promise((resolve) => setImmediate(resolve))

/** More items than this at one moment is a busy loop of the code under test, never a real scenario. */
const MAX_ITEMS_AT_ONE_MOMENT = 2000

export class Clock {
  constructor(start = 1_700_000_000_000) {
    this.now = start
    this.start = start
    this.items = []
    this.uncaught = []
    this.lastId = 0
  }

  /** Milliseconds since the world began. */
  get elapsed() {
    return this.now - this.start
  }

  after(ms, run, kind = 'server') {
    this.lastId += 1
    this.items.push({ id: this.lastId, at: this.now + ms, run, kind })
    return this.lastId
  }

  cancel(id) {
    const index = this.items.findIndex((item) => item.id === id)
    if (index >= 0) this.items.splice(index, 1)
  }

  count(kind) {
    return this.items.filter((item) => item.kind === kind).length
  }

  /** The earliest item of the given kinds that is due by `until`; equal times keep their order. */
  take(until, kinds = null, maxId = Infinity) {
    let best = -1
    for (let i = 0; i < this.items.length; i += 1) {
      const item = this.items[i]
      if (item.at > until || item.id > maxId || (kinds && !kinds.includes(item.kind))) continue
      if (best < 0 || item.at < this.items[best].at) best = i
    }
    return best < 0 ? null : this.items.splice(best, 1)[0]
  }

  async run(item) {
    try {
      item.run()
    } catch (error) {
      // On a real host, an exception in a timer is only reported.
      this.uncaught.push(error)
    }
    await turn()
  }

  async advance(ms) {
    await this.runTo(this.now + ms, () => false)
  }

  /** Runs until `done()`; false if that did not happen within `ms`. */
  async until(done, ms) {
    return this.runTo(this.now + ms, done)
  }

  async runTo(target, done) {
    let sameMoment = 0
    await turn()
    while (!done()) {
      const item = this.take(target)
      if (!item) {
        this.now = Math.max(this.now, target)
        return false
      }
      sameMoment = item.at > this.now ? 0 : sameMoment + 1
      if (sameMoment > MAX_ITEMS_AT_ONE_MOMENT)
        throw new Error('busy loop: virtual time stands still')
      this.now = Math.max(this.now, item.at)
      await this.run(item)
    }
    return true
  }

  /**
   * The app sleeps for `ms`: no timer and no event reaches it, the server goes on. On waking all
   * overdue things come together, `first: 'timer'` (as hosts do it) or `'client'` events first. With `goesOn`,
   * timers stop meanwhile, and then go on with what was left.
   */
  async freeze(ms, { first = 'timer', goesOn = false } = {}) {
    const wake = this.now + ms
    await turn()
    if (goesOn) for (const item of this.items) if (item.kind === 'timer') item.at += ms
    for (let item = this.take(wake, ['server']); item; item = this.take(wake, ['server'])) {
      this.now = Math.max(this.now, item.at)
      await this.run(item)
    }
    this.now = wake
    // By kind, and only what was overdue at the moment of waking, not what follows from it.
    const lastId = this.lastId
    for (const kind of [first, first === 'timer' ? 'client' : 'timer']) {
      for (let item = this.take(wake, [kind], lastId); item; item = this.take(wake, [kind], lastId))
        await this.run(item)
    }
  }

  /** Wall clock set by the user: timers keep their remaining time. */
  jumpWallClock(ms) {
    this.now += ms
    this.start += ms
    for (const item of this.items) item.at += ms
  }
}
