// An app that does anything at any time: it makes tasks with random options, and calls any method in any function of its own.

import { Record } from './laws.mjs'
import { optionOf, optionsOf } from './options.mjs'

const HOOKS = [
  ...['open', 'close', 'error', 'message', 'reconnect'],
  ...['reopen', 'giveUp', 'stateChange', 'latency'],
]

/** What functions of the app throw. */
export const BOOM = 'a function of the app throws'

const ignore = (promise) =>
  void promise.then(
    () => {},
    () => {},
  )

/** What an app may do to a task, in one of its functions or outside. */
export const DEEDS = {
  send: (app, record) => app.send(record),
  'send many': (app, record) => Array.from({ length: 10 }, () => app.send(record)),
  ping: (app, { task }) => ignore(task.ping()),
  close: (app, record) => app.close(record),
  open: (app, { task }) => task.open(),
  reconnect: (app, { task }) => task.reconnect(),
  destroy: (app, { task }) => app.random.chance(0.2) && task.destroy(),
  'close, open': (app, { task }) => (task.close(), task.open()),
  'reconnect, close': (app, { task }) => (task.reconnect(), task.close()),
  'an option': (app, record) => app.setOption(record),
  facts: (app, record) => app.life.line(`facts ${app.factsOf(record.task)}`),
  'close the socket': (app, { task }) =>
    app.useSocket(() => task.socketTask?.close({ code: 4002 })),
  'send over the socket': (app, { task }) =>
    app.useSocket(() => task.socketTask?.send({ data: 'direct' })),
}

export class App {
  constructor(life) {
    this.life = life
    this.records = []
    this.sent = 0
    /** Functions of the app do no more than this: two that call each other would never end. */
    this.ration = 20
  }

  get random() {
    return this.life.random
  }

  /** A task that exists. */
  anyOf() {
    const records = this.records.filter(({ task }) => task)
    return records.length ? this.random.pick(records) : null
  }

  create() {
    const { life, random, records } = this
    if (records.length === 3) return
    const record = new Record(records.length + 1)
    records.push(record)
    record.isPending = true
    const options = optionsOf(this, record)
    life.line(`create ${record.number} ${Object.keys(options).filter((name) => name !== 'wasm')}`)
    const isWatched = random.chance(0.8)
    const lib = life.copyFor(record.number)
    lib(options).then(
      (task) => {
        record.isPending = false
        record.task = life.shower.name(task, `task ${record.number}`)
        record.isWatched = isWatched
        this.setHooks(record, isWatched)
        life.line(`task ${record.number}: ${this.factsOf(task)}`)
      },
      (error) => {
        record.isPending = false
        life.line(`task ${record.number} refused: ${life.shower.show(error)}`)
      },
    )
  }

  setHooks(record, isWatched) {
    const { task } = record
    for (const name of HOOKS) {
      if (!isWatched && this.random.chance(0.5)) continue
      const hook = this.users(record, name, (...args) => this.life.laws.hook(record, name, args))
      if (this.random.chance(0.7)) task[`on${name[0].toUpperCase()}${name.slice(1)}`] = hook
      else task.on(name, hook)
    }
  }

  /**
   * A function of the app: it is written down, does what it is for, and perhaps something else. If `run` gives a function,
   * that gives the value in the end.
   */
  users(record, label, run = () => {}, isPrinted = label === 'error' || label === 'close') {
    const { life } = this
    return (...args) => {
      // The first line of a log names the engine.
      const isStart = label === 'logger' && args.includes('start')
      const shown = isStart ? 'start' : args.map((arg) => life.shower.show(arg)).join(', ')
      life.line(`  ${record.number} ${label}(${shown})`)
      if (isPrinted && args[0] && 'raw' in args[0]) life.laws.printed(JSON.stringify(args[0]))
      const isHook = HOOKS.includes(label)
      if (isHook) record.hooks += 1
      try {
        const value = run(...args)
        this.mayAct(record, label)
        return typeof value === 'function' ? value() : value
      } finally {
        if (isHook) record.hooks -= 1
      }
    }
  }

  mayAct(record, label) {
    const { random, life } = this
    // Drawn always, so that one deed less changes no other.
    const [name, luck] = [random.pick(Object.keys(DEEDS)), random.next()]
    if (luck > life.plan.deeds || this.ration <= 0 || !record.task) return
    this.ration -= 1
    life.line(`    in ${label}: ${name}`)
    DEEDS[name](this, random.chance(0.8) ? record : (this.anyOf() ?? record))
    if (luck < life.plan.deeds / 8) throw new Error(BOOM)
  }

  send(record) {
    const { life, random } = this
    const { task } = record
    const number = (this.sent += 1)
    const [hasCallbacks, queue] = [random.chance(0.5), random.chance(0.9)]
    life.laws.sends(record, number, queue || !hasCallbacks)
    let isInside = true
    const done = (how) => (value) => {
      life.line(`  send ${number} ${how} ${life.shower.show(value)}`)
      life.laws.settled(record, number, { isSent: how === 'sent', isInside })
      this.mayAct(record, 'a result')
    }
    const data = `#${number}`
    const [success, fail] = [done('sent'), done('failed')]
    if (hasCallbacks) task.send({ data, success, fail, queue })
    else ignore(task.send(data).then(success, fail))
    isInside = false
  }

  close(record) {
    const { random } = this
    const params = {
      code: random.pick([1000, 4000, undefined, 1001, 'odd']),
      reason: random.pick(['bye', '', undefined, 'ü'.repeat(100)]),
      complete: this.users(record, 'close.complete'),
    }
    record.task.close(random.chance(0.5) ? params : undefined)
  }

  setOption(record) {
    const [name, value] = optionOf(this, record)
    this.life.line(`option ${name}`)
    record.task.opts[name] = value
  }

  /** Calls of a host's socket may throw. */
  useSocket(call) {
    try {
      const answer = call()
      if (answer?.then) ignore(answer)
    } catch (error) {
      this.life.line(`  the socket throws ${error.message}`)
    }
  }

  factsOf(task) {
    const { shower } = this.life
    const { state, repeat, forbidReconnect, lockReconnect, bufferedAmount } = task
    const facts = [state, repeat, forbidReconnect, lockReconnect, bufferedAmount, !!task.socketTask]
    return `${facts.join(' ')} ${shower.show(JSON.stringify(task.stats()))}`
  }
}
