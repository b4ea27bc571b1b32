// Hosts with one global socket: Alipay in single mode (my), DingTalk (dd). connectSocket returns
// nothing; events, send and close are functions of the host. In Alipay's multiple mode the same host
// gives SocketTasks.
//
//   host.global            listeners on the host's socket events, by type: ours and the app's
//   host.closes            every call of closeSocket

import { closeEvent } from './shapes.mjs'
import { SocketTask } from './socket-task.mjs'
import { WxHost } from './wx.mjs'

const TYPES = ['Open', 'Message', 'Error', 'Close']

class MyHost extends WxHost {
  constructor(parts) {
    super(parts)
    this.global = { Open: [], Message: [], Error: [], Close: [] }
    this.closes = []
    this.one = null
    for (const type of TYPES) {
      this.api[`onSocket${type}`] = (fn) => void this.global[type].push(fn)
      // The wrapper's own object is without them.
      if (this.quirks.globalTasks) continue
      if (type === 'Close' || this.quirks.hasOff)
        this.api[`offSocket${type}`] = (fn) => this.off(type, fn)
    }
    this.api.sendSocketMessage = (param) => this.current(param).send(param)
    this.api.closeSocket = (param) => {
      this.closes.push(param)
      return this.current(param).close(param)
    }
    if (this.quirks.frozen) Object.freeze(this.api)
  }

  off(type, fn) {
    const { off } = this.quirks
    if (off === 'ignores') return
    if (off === 'needs' && fn === undefined) return
    const keep = off === 'takes-all' || fn === undefined ? () => false : (other) => other !== fn
    this.global[type] = this.global[type].filter(keep)
  }

  /** The newest socket as an app uses it. */
  asTask() {
    if (!this.one) return this.socket.api
    const { sendSocketMessage: send, closeSocket: close, ...api } = this.native ?? this.api
    const on = Object.fromEntries(TYPES.map((type) => [`on${type}`, api[`onSocket${type}`]]))
    return { ...on, send, close }
  }

  /** Listeners on socket events. */
  get listening() {
    return TYPES.reduce((sum, type) => sum + this.global[type].length, 0)
  }

  /** The one socket, or one that was never there. */
  current(param) {
    return this.one ?? Object.assign(new SocketTask(this, param ?? {}), { state: 'closed' })
  }

  isMultiple(params) {
    return params.multiple ?? this.quirks.defaultMultiple
  }

  make(params) {
    return this.isMultiple(params) ? super.make(params) : new GlobalSocket(this, params)
  }

  connectSocket(params = {}) {
    if (this.isMultiple(params)) return super.connectSocket(params)
    const { second } = this.quirks
    if (this.one?.alive && params.url && second === 'replaces') this.replace()
    else if (this.one?.alive && params.url) return this.exists(params)
    const returned = super.connectSocket(params)
    // Only where the call goes wrong with one.
    if (typeof returned?.then === 'function') return returned
    return this.quirks.globalTasks ? this.globalTask() : undefined
  }

  /** As antmove makes it: a listener on an event of the global socket, for ever. */
  globalTask() {
    const { api } = this
    return {
      onOpen: (fn) => api.onSocketOpen((event) => fn(event)),
      onMessage: api.onSocketMessage,
      onClose: api.onSocketClose,
      onError() {},
      send: (param) => void api.sendSocketMessage(param),
      close: (param) => void api.closeSocket(param),
    }
  }

  /** A new one closes the old one (DingTalk; older text about Alipay). */
  replace() {
    const old = this.one
    this.one = null
    old.replaced()
  }

  exists(params) {
    this.connects.push({ at: this.net.clock?.now ?? Date.now(), params, mode: 'exists' })
    const { existsError } = this.quirks
    const errorMessage = 'WebSocket connection already exists'
    const error = this.tells({ error: existsError, errorMessage }, params)
    const returned = this.quirks.globalTasks ? this.globalTask() : undefined
    if (this.quirks.refuses === 'return') return error
    if (this.quirks.refuses === 'sync') {
      params.fail?.(error)
      return returned
    }
    this.net.later(0, () => {
      params.fail?.(error)
      params.complete?.(error)
    })
    return returned
  }
}

class GlobalSocket extends SocketTask {
  constructor(host, params) {
    super(host, params)
    host.one = this
  }

  /** The host closes it because the app opens another one. */
  replaced() {
    if (!this.alive) return
    this.state = 'closed'
    this.link?.close(1000, '')
    if (this.host.quirks.replacedReports)
      this.host.net.later(0, () =>
        this.emit('close', closeEvent({ code: 1000, reason: '' }, this.quirks)),
      )
  }

  emit(type, event) {
    const name = type[0].toUpperCase() + type.slice(1)
    for (const fn of [...this.host.global[name]]) fn(event)
  }
}

export const createMy = (parts) => new MyHost(parts)
