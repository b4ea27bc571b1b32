// The invariants, as an app and a host see them: what a task may do in which state, in which order hooks come, and what is
// left at the end. A law that is broken becomes a line of the life, which then fails.

const ENDED = ['closed', 'given-up', 'destroyed']

/** The number in the text of a message; NaN if it is none of the app's. */
const numberOf = (data) => Number(/^#(\d+)$/.exec(data)?.[1])

/** What the laws know of a task. */
export class Record {
  constructor(number) {
    this.number = number
    this.task = null
    /** Hooks are set in the first `then` and stay: then their order can be checked. */
    this.isWatched = false
    this.isOpen = false
    this.isDue = false
    this.state = 'connecting'
    this.begun = -Infinity
    /** Results of sends, by number. */
    this.results = []
    /** So many of its hooks are running. */
    this.hooks = 0
    /** The host was given a message that has waited, or that was sent after the hooks of the open. */
    this.isReleased = false
  }
}

export class Laws {
  /** `broken(text)` is called for each breach. */
  constructor(broken) {
    this.broken = broken
    /** Whose message has which number. */
    this.owners = []
    /** The numbers of messages that the host was given. */
    this.given = new Set()
    /** The numbers of messages that may go before what waits. */
    this.ahead = new Set()
  }

  check(isKept, record, text) {
    if (!isKept) this.broken(`task ${record.number}: ${text}`)
  }

  /** An attempt begins: params are asked for, or the host is. */
  begins(record, now, isFirstSign) {
    const { task } = record
    this.check(!task || !ENDED.includes(task.state), record, `an attempt while ${task?.state}`)
    record.isReleased = false
    if (!isFirstSign) return
    this.check(now - record.begun >= 50, record, `attempts ${now - record.begun} ms apart`)
    record.begun = now
  }

  hook(record, name, args) {
    const { task } = record
    this.check(task.state !== 'destroyed', record, `${name} after destroy()`)
    if (name === 'message')
      this.check(!ENDED.includes(task.state), record, `message while ${task.state}`)
    if (!record.isWatched) return
    const order = this[`on${name}`]
    if (order) order.call(this, record, ...args)
  }

  onopen(record) {
    this.check(!record.isOpen, record, 'open twice without a close')
    this.check(record.task.repeat === 0, record, 'repeat is not 0 in onOpen')
    record.isOpen = true
  }

  onmessage(record) {
    this.check(record.isOpen, record, 'a message outside of a connection')
  }

  onclose(record, event) {
    record.isOpen = false
    const { code, reason } = event
    this.check(code === (code & 0xffff) && typeof reason === 'string', record, 'an odd close event')
  }

  onerror(record, event) {
    this.check(
      typeof event.code === 'string' && typeof event.message === 'string',
      record,
      'an odd error event',
    )
  }

  onstateChange(record, state, previous) {
    this.check(
      state !== previous && previous === record.state,
      record,
      `state ${previous} → ${state}`,
    )
    record.state = state
  }

  onlatency(record, ms) {
    this.check(ms >= 0, record, `a round trip of ${ms} ms`)
  }

  /** What the hooks of an open send goes before what waits; what may not wait goes at once. */
  sends(record, number, mayWait) {
    this.owners[number] = record
    record.results[number] = 0
    const isInOpen = record.hooks > 0 && !record.isReleased
    if (record.task.state === 'open' && (isInOpen || !mayWait)) this.ahead.add(number)
  }

  /** The host is given a message. */
  handed(data) {
    const number = numberOf(data)
    const record = this.owners[number]
    if (!record) return
    if (this.given.has(number)) this.broken(`the host is given ${data} again`)
    this.given.add(number)
    if (!this.ahead.has(number)) record.isReleased = true
  }

  /** A send has a result. */
  settled(record, number, { isSent, isInside }) {
    this.check(!isSent || this.given.has(number), record, `send ${number}: the host has not got it`)
    this.check(!isInside, record, `send ${number} ended inside the call`)
    record.results[number] += 1
    this.check(record.results[number] === 1, record, `send ${number} has a second result`)
  }

  delay(ms) {
    if (!(ms >= 0 && ms <= 2 ** 31 - 1)) this.broken(`a timer of ${ms} ms`)
  }

  /** Nothing that is printed has a secret of the params in it. */
  printed(text) {
    if (/tOkEn\d|pAsSwOrD/.test(text)) this.broken(`a secret is shown: ${text}`)
  }

  /** Between two steps. */
  between(record) {
    const { task } = record
    if (task?.state === 'open') this.check(task.socketTask, record, 'open without a socket')
  }

  /** All tasks have been destroyed for long. */
  end(records, { received, timers, listeners, sockets, unhandled }) {
    for (const record of records)
      record.results.forEach((count, number) =>
        this.check(count === 1, record, `send ${number} has ${count} results`),
      )
    this.order(received)
    if (timers) this.broken(`${timers} timers are left`)
    if (listeners) this.broken(`${listeners} listeners are left`)
    if (sockets) this.broken(`${sockets} open sockets are left`)
    if (unhandled) this.broken(`${unhandled} rejections are handled by nobody`)
  }

  /** What the server has got. */
  order(received) {
    const messages = received
      .map(({ link, data }) => ({ link, number: numberOf(data) }))
      .filter(({ number }) => number)
    if (new Set(messages.map(({ number }) => number)).size !== messages.length)
      this.broken('the server got a message twice')
    for (const link of new Set(messages.map((message) => message.link))) {
      const all = messages.filter((message) => message.link === link).map(({ number }) => number)
      for (const isAhead of [false, true]) {
        const some = all.filter((number) => this.ahead.has(number) === isAhead)
        if (some.some((number, i) => number < some[i - 1]))
          this.broken(`the server got ${all} on one connection`)
      }
    }
  }
}
