// An app in which every function is watched: hooks, listeners, logger, callbacks, getters. One of them, by its name, ends
// the task when it is called, and what is called or asked of the host after that is written down.
//
//   const app = new WatchedApp(w, 'pingMsg', { end: (app) => app.task.close() })
//   app.options()              every option that is a function, and getters in the objects
//   app.hook(task)             every slot, and two listeners of every type
//   app.later                  what came after the ending: [{ kind, name }]

import { ALL_HOOKS } from '../recorder.mjs'

const URL = 'wss://example.test/socket'

/** Properties by getters that call `read` first. */
function withGetters(values, read) {
  const object = {}
  for (const [name, value] of Object.entries(values)) {
    const get = () => {
      read(name)
      return value
    }
    Object.defineProperty(object, name, { get, enumerable: true, configurable: true })
  }
  return object
}

export class WatchedApp {
  /** `skips`: how many calls of the function end nothing. */
  constructor(w, ends = null, how = null, skips = 0) {
    this.w = w
    this.ends = ends
    this.skips = skips
    this.how = how
    this.task = null
    this.hasEnded = false
    /** The names of all functions that were called before the app had the task, and after that. */
    this.calledWithoutTask = new Set()
    this.calledWithTask = new Set()
    this.later = []
    /** The types of the hook slots that were called. */
    this.slots = []
    this.results = []
    this.retries = 0
    this.givesUp = false
    this.lateParams = false
    /** Whether it replaces `task.send` by a function of its own, as apps of 1.x do. */
    this.sendsItself = false
    this.host = this.watchHost(w.host.api)
  }

  /** A function of the app is called. */
  call(kind, name) {
    const called = this.task ? this.calledWithTask : this.calledWithoutTask
    called.add(name)
    if (this.hasEnded) this.later.push({ kind, name })
    else if (name === this.ends && this.canEnd() && this.skips-- === 0) {
      this.hasEnded = !this.how.goesOn
      this.before = { connects: this.connects, sends: this.sent }
      this.how.end(this)
    }
  }

  /** Most endings need the task, which the app does not have from the start. */
  canEnd() {
    return this.how.needsNoTask || this.task !== null
  }

  /** How often the host was asked for a socket of this task. */
  get connects() {
    return this.w.host.connects.filter(({ params }) => params.url === URL).length
  }

  get sent() {
    return this.w.host.sockets.reduce((sum, socket) => sum + socket.sends.length, 0)
  }

  getters(kind, values) {
    return withGetters(values, (name) => this.call('getter', `get ${kind}.${name}`))
  }

  /** The host, with functions that say when they are called. */
  watchHost(api) {
    if (typeof api === 'function') return api
    const watched = { ...api }
    for (const name of Object.keys(api)) {
      if (!/^(on|connect|send|getNetwork)/.test(name) || typeof api[name] !== 'function') continue
      watched[name] = (...args) => {
        // A newer task calls the host too.
        const isOurs = name === 'connectSocket' ? args[0].url === URL : !this.how?.isByNewer
        if (this.hasEnded && isOurs) this.later.push({ kind: 'host', name })
        const result = api[name](...args)
        if (name === 'connectSocket') this.call('getter', 'inside connectSocket')
        return result
      }
    }
    if (api.miniGlobal) watched.miniGlobal = this.watchHost(api.miniGlobal)
    return watched
  }

  callbacks(name) {
    const result = { name, settled: [] }
    if (name !== 'params') this.results.push(result)
    const callback = (key) => () => {
      if (key !== 'complete') result.settled.push(key)
      this.call('result', `${name}.${key}`)
    }
    return { success: callback('success'), fail: callback('fail'), complete: callback('complete') }
  }

  params() {
    this.call('function', 'connectSocketParams')
    const params = this.getters('params', {
      url: URL,
      header: {},
      timeout: 5000,
      ...this.callbacks('params'),
    })
    if (!this.lateParams) return params
    return new this.w.realm.Promise((resolve) => this.w.net.later(20, () => resolve(params)))
  }

  /** An AbortController and its signal in one. */
  signal() {
    const listeners = new Set()
    const signal = this.getters('signal', {
      addEventListener: (type, fn) => {
        listeners.add(fn)
        this.call('function', 'adds a listener')
      },
      removeEventListener: (type, fn) => void listeners.delete(fn),
    })
    let isAborted = false
    const get = () => {
      this.call('getter', 'get signal.aborted')
      return isAborted
    }
    Object.defineProperty(signal, 'aborted', { get })
    return Object.assign(signal, {
      abort() {
        isAborted = true
        for (const fn of [...listeners]) fn()
      },
      count: () => listeners.size,
    })
  }

  options() {
    this.signals = [this.signal(), this.signal()]
    return this.getters('options', {
      miniprogram: this.host,
      connectSocketParams: () => this.params(),
      pingTimeout: 1000,
      pongTimeout: 500,
      minUptime: 0,
      reconnectTimeout: 100,
      signal: this.signals[0],
      ...this.w.entry.options,
      pingMsg: () => {
        this.call('function', 'pingMsg')
        return 'heartbeat'
      },
      isPong: (data) => {
        this.call('function', 'isPong')
        return data === 'heartbeat'
      },
      shouldReconnect: () => {
        this.call('function', 'shouldReconnect')
        return true
      },
      retry: () => {
        this.call('function', 'retry')
        return this.givesUp ? false : 60
      },
      logger: (level, event, { state }) =>
        this.call('log', `${state ? `logger of ${state}` : 'logger'}: ${event}`),
      queue: this.getters('queue', { maxMessages: 50 }),
    })
  }

  /** The outcome of the Promise. */
  start() {
    return this.w.watch(this.w.call(this.options()).then((task) => this.hook(task)))
  }

  hook(task) {
    this.task = task
    for (const slot of ALL_HOOKS) {
      const type = slot[2].toLowerCase() + slot.slice(3)
      const hook = (who) => (value) => {
        const state = typeof value === 'string' ? ` of ${value}` : ''
        if (who === 'slot') this.slots.push(type)
        this.call('hook', `${who}${state}: ${type}`)
      }
      task[slot] = hook('slot')
      task.on(type, hook('first listener'))
      task.on(type, hook('second listener'))
    }
    if (this.sendsItself) {
      const { send } = task
      task.send = (message) => {
        this.call('function', 'its own send')
        return send.call(task, message)
      }
    }
  }

  // How it ends its task

  abort() {
    for (const signal of this.signals) signal.abort()
  }

  supersede() {
    const options = {
      miniprogram: this.host,
      connectSocketParams: { url: 'wss://example.test/newer' },
    }
    this.w.call({ ...options, ...this.w.entry.options, pingTimeout: 0 }).then((task) => {
      this.newer = task
    })
  }

  // What the app does

  send(data) {
    if (this.hasEnded || !this.task) return
    this.task.send(this.getters('send', { data, ...this.callbacks('send') }))
  }

  ping() {
    if (this.hasEnded) return
    const result = { name: 'ping', settled: [] }
    this.results.push(result)
    this.task.ping().then(
      () => result.settled.push('done'),
      () => result.settled.push('failed'),
    )
  }

  close() {
    if (this.hasEnded) return
    const callbacks = this.callbacks('close')
    this.task.close(this.getters('close', { code: 1000, reason: 'bye', ...callbacks }))
  }

  open() {
    if (!this.hasEnded) this.task.open()
  }

  /** Sets options whose values are read by getters. */
  setOptions() {
    if (this.hasEnded || !this.task) return
    const { opts } = this.task
    const sets = [
      () => (opts.queue = this.getters('new queue', { maxMessages: 40, maxAge: 5000 })),
      () => (opts.wasm = this.getters('new wasm', { path: '/core.wasm' })),
      () => (opts.signal = this.signals[1]),
      () => (opts.connectSocketParams = () => this.params()),
    ]
    for (const set of sets) if (!this.hasEnded) set()
  }
}
