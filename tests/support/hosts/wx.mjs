// WeChat-style hosts: connectSocket returns a SocketTask at once. Also what wrappers are built on.
//
//   host.api       the object an app passes as `miniprogram`
//   host.quirks    the switches (quirks.mjs), live
//   host.next('throw', 'pending', …)   what the next connects do, one each
//   host.sockets   every SocketTask ever made · host.connects [{at, params, result}]
//   host.signals   show(), hide(), networkIs(type)
//   host.interrupt()   the background kill

import { trackedRejection } from './promises.mjs'
import { errorEvent } from './shapes.mjs'
import { SimulatedHost } from './simulated-host.mjs'
import { SocketTask } from './socket-task.mjs'

export class WxHost extends SimulatedHost {
  constructor(parts) {
    super(parts)
    this.watchers = []
    this.api = { connectSocket: (params) => this.connectSocket(params), ...this.signals.api }
  }

  connectSocket(params = {}) {
    const mode = this.script.shift() ?? this.quirks.connect
    const record = { at: this.net.clock?.now ?? Date.now(), params, mode }
    this.connects.push(record)
    if (!params.url) return this.failed(params, 'connectSocket:fail parameter error', undefined)
    if (mode === 'throw') throw this.tells(new this.realm.Error('connectSocket is broken'), params)
    if (mode === 'undefined') return this.failed(params, 'connectSocket:fail', undefined)
    if (mode === 'reject')
      return trackedRejection(
        this.realm,
        this.tells({ errMsg: 'connectSocket:fail' }, params),
        this.unhandled,
      )
    if (mode === 'pending') return new this.realm.Promise(() => {})
    if (mode === 'fail') return this.failed(params, 'connectSocket:fail', this.deadTask(params))
    if (this.quirks.suspend > 0) return this.suspended(params)
    if (this.alive.length >= this.quirks.maxSockets) {
      const refused = this.overLimit(params)
      if (refused) return refused.value
    }
    const socket = this.make(params)
    this.sockets.push(socket)
    // 'mute': a task that never reports anything, like a handshake that hangs; 'success-only': it says
    // that the call was accepted, and no more.
    const isSilent = mode === 'mute' || mode === 'success-only'
    if (!isSilent) socket.connect()
    if (mode === 'success-only' || (this.quirks.successFirst && !isSilent)) this.succeed(socket)
    return socket.api
  }

  make(params) {
    return new SocketTask(this, params)
  }

  succeed(socket) {
    const result = { errMsg: 'connectSocket:ok', socketTaskId: this.sockets.length }
    this.net.later(0, () => {
      socket.isAccepted = true
      socket.params.success?.(result)
      socket.params.complete?.(result)
      this.report(socket, 'success', result)
    })
  }

  /** A refusal by `fail` alone; `value` is what connectSocket returns. */
  failed(params, errMsg, value) {
    const event = this.tells(errorEvent({ errMsg }, this.quirks), params)
    this.lastFail = event
    this.net.later(0, () => {
      params.fail?.(event)
      params.complete?.(event)
      this.reportFail(params, event)
    })
    return value
  }

  deadTask(params) {
    const socket = new SocketTask(this, params)
    socket.state = 'closed'
    return socket.api
  }

  suspended(params) {
    this.quirks.suspend -= 1
    const why = {
      suspend: 'runningState=suspend, network api interrupted in suspend state',
      interrupted: 'interrupted',
    }
    return this.failed(
      params,
      `connectSocket:fail ${why[this.quirks.suspendText]}`,
      this.deadTask(params),
    )
  }

  overLimit(params) {
    const errMsg = `connectSocket:fail max ${this.quirks.maxSockets} sockets`
    switch (this.quirks.overLimit) {
      case 'throw':
        throw new this.realm.Error(errMsg)
      case 'undefined':
        return { value: this.failed(params, errMsg, undefined) }
      case 'close-oldest':
        this.alive[0].lostLink({ code: 1000, reason: '' }, null)
        return null
      default:
        return { value: this.failed(params, errMsg, this.deadTask(params)) }
    }
  }

  /** The system took the app's sockets away; the server sees a dead link. */
  interrupt() {
    const { interruptedCode: code, interrupted } = this.quirks
    for (const socket of this.alive)
      socket.lostLink({ code, reason: 'interrupted' }, null, interrupted)
  }

  // Wrappers wait here for what the native host reports.

  watch(fn) {
    this.watchers.push(fn)
  }

  report(socket, what, value) {
    for (const fn of this.watchers) fn(socket.params, what, value)
  }

  reportFail(params, event) {
    for (const fn of this.watchers) fn(params, 'fail', event)
  }
}

export const createWx = (parts) => new WxHost(parts)
