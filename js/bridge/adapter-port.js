// What a socket adapter may use of its task: it reports events here, and gets here what it passes to the host.

import { HOOK_MESSAGE } from '#build/protocol.js'
import { Task } from '../api/task.js'
import { AbandonedSockets } from '../host/abandoned-sockets.js'
import { watchCall } from '../host/host-call.js'
import { noop } from './guard.js'

export class AdapterPort {
  /** @param {import('./delegate.js').Delegate} delegate */
  constructor(delegate) {
    this._delegate = delegate
    this._core = delegate.core
    /** The core's verdict on a message: see `MessageVerdict` in src/core/protocol.rs. */
    this.seen = delegate.core.seen
    /** @type {((data: unknown, event: unknown) => boolean) | null} */
    this.isPong = null
    this.abandoned = new AbandonedSockets()
    /**
     * That of the latest attempt.
     * @type {import('../host/socket-adapter.js').SocketAdapter | null}
     */
    this.adapter = null
    /** @type {import('../host/global-socket-claim.js').GlobalClaim | null} */
    this.globalClaim = null
    /**
     * The host's own socket object of the latest attempt that has one.
     * @type {any}
     */
    this.socketTask = null
    this._hasWarnedOfData = false
  }

  /**
   * Reports what has happened to the socket of an attempt.
   * @param {number} generation
   * @param {number} kind one of `EVENT_…`
   * @param {unknown} event the host's event
   * @param {number} [code] of a close event
   * @param {number} [retryAfter] the pause that a close event asks for, s; −1: none
   */
  report(generation, kind, event, code = 0, retryAfter = -1) {
    const delegate = this._delegate
    this._core.report(delegate.id, generation, kind, delegate.keep(event), code, retryAfter)
  }

  /**
   * Reports a message for which `seen` gave the verdict slow.
   * @param {number} generation
   * @param {number} size in bytes
   * @param {boolean} isPong
   * @param {unknown} event
   */
  reportMessage(generation, size, isPong, event) {
    const delegate = this._delegate
    this._core.reportMessage(delegate.id, generation, size, isPong, delegate.keep(event))
  }

  /**
   * Reports how a Promise of params has settled.
   * @param {number} generation
   * @param {boolean} isOk
   * @param {unknown} value
   */
  reportParams(generation, isOk, value) {
    this._core.reportParams(this._delegate.id, generation, isOk, value)
  }

  /**
   * Reports the host's answer to a send.
   * @param {number} id
   * @param {boolean} isOk
   * @param {unknown} value
   */
  reportSent(id, isOk, value) {
    const delegate = this._delegate
    this._core.reportSent(delegate.id, id, isOk, delegate.keep(value))
  }

  /** Acts on the outputs that a message has caused in `seen`. */
  drain() {
    this._core.drain(this._delegate.id)
  }

  /**
   * Hands a message to the user.
   * @param {unknown} event
   */
  deliver(event) {
    this._delegate.hooks.emit(HOOK_MESSAGE, [event])
  }

  /** Whether hook calls are held until the user sets a first hook. */
  isHolding() {
    return this._delegate.hooks.isHolding()
  }

  /** Logs, once, that a message has data which is neither text nor bytes. */
  noteUnknownData() {
    if (this._hasWarnedOfData) return
    this._hasWarnedOfData = true
    this._delegate.log('warn', 'message', { message: 'data of no known kind' })
  }

  /**
   * A host gives socket objects, and beside them it may have the old global close event.
   * @param {import('../host/types.js').HostApi} host
   */
  sawPlainHost(host) {
    this._delegate.signals.sawPlainHost(host)
  }

  /** @param {unknown} socket */
  showSocket(socket) {
    this.socketTask = socket
  }

  /**
   * Takes the message of a send out, for the host.
   * @param {number} id
   */
  takeMessage(id) {
    return this._delegate.results.takeMessage(id)
  }

  /** Takes the oldest `close()` request out, for the host. */
  takeCloseRequest() {
    return this._delegate.closes.take()
  }

  /** The data of a ping; undefined if there is nothing to send. */
  pingData() {
    return this._delegate.callbacks.pingData()
  }

  /** An app may replace `task.send` by its own function, to see every message and ping (as in 1.x). */
  isSendReplaced() {
    return this._delegate.task.send !== Task.prototype.send
  }

  /**
   * @param {object} message
   * @param {() => void} refused is called if it fails
   */
  sendByApp(message, refused) {
    watchCall(() => this._delegate.task.send(message), noop, refused)
  }
}
