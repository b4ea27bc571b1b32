// One attempt to connect and its socket: makes all calls of the socket, and reports what its listeners get.

import { noop } from '../bridge/guard.js'
import { messageListener } from '../bridge/message-listener.js'
import { encodeBase64 } from '../util/base64.js'
import { BUFFER, kindOf } from '../util/data.js'
import { wordsOf } from '../util/text.js'
import { connect } from './connect.js'
import { refuseGlobal } from './global-socket-connect.js'
import { closeEvent, readable, retryAfter } from './host-event.js'
import { shut, watchCall, withCallbacks } from './host-call.js'
import { can } from './platform.js'
import {
  EVENT_CLOSED,
  EVENT_CLOSE_REFUSED,
  EVENT_ERRORED,
  EVENT_OCCUPIED,
  EVENT_OPENED,
  EVENT_PING_REFUSED,
  EVENT_REFUSED,
  EVENT_SUSPENDED,
  EVENT_TAKEN,
} from '#build/protocol.js'
import { asTask } from './web-socket.js'

/**
 * @import { AdapterPort } from '../bridge/adapter-port.js'
 * @import { GlobalAttempt } from './global-socket-connect.js'
 * @import { Callback, ConnectParams, HostApi, SendParams, SocketTask } from './types.js'
 */

// The stages of an attempt, in order; it may skip some:
//
//     ASKED ─→ ACCEPTED ─→ OPEN ─→ CLOSED
//
// An attempt is abandoned when its `port` is null.

/** The host was asked to connect. At this stage Douyin does not allow any call of the socket. */
const ASKED = 0
/** The socket may be called. */
const ACCEPTED = 1
/** The socket has opened. */
const OPEN = 2
/** The socket has reported its close. */
const CLOSED = 3

/** If the host has not called `success` within this time (ms), it never will. */
const ACCEPTS_WITHIN = 1000

export class SocketAdapter {
  /**
   * @param {{ port: AdapterPort }} delegate
   * @param {number} task the numbers by which the core knows the task and the attempt
   * @param {number} generation
   * @param {boolean} again the attempt has waited for the close of an older socket
   */
  constructor(delegate, task, generation, again) {
    /**
     * Where this attempt reports; null once it is abandoned.
     * @type {AdapterPort | null}
     */
    this.port = delegate.port
    this.port.adapter = this
    /**
     * Only on a host that may have one global socket.
     * @type {GlobalAttempt | null}
     */
    this.global = null
    this._generation = generation
    this._hasWaited = again
    this._abandoned = delegate.port.abandoned
    this._task = task
    this._stage = ASKED
    this._askedAt = Date.now()
    /** @type {SocketTask | null} */
    this._socket = null
    /**
     * The socket, once it was abandoned or asked to close before its open. Some hosts cannot close it then, so it is
     * asked again at each of its opens.
     * @type {SocketTask | null}
     */
    this._unwanted = null
    /**
     * The close call that waits until the host allows it.
     * @type {(() => void) | null}
     */
    this._waitingClose = null
  }

  // What the core calls

  /**
   * @param {HostApi} host
   * @param {ConnectParams} params
   */
  connect(host, params) {
    try {
      const value = connect(this, host, params, this._hasWaited)
      if (value !== undefined) this._take(value)
    } catch (error) {
      this.refuse(error)
    }
  }

  /**
   * Reports how a Promise of params settles.
   * @param {PromiseLike<unknown>} promise
   */
  awaitParams(promise) {
    const settle = (/** @type {boolean} */ ok) => (/** @type {unknown} */ value) => {
      if (this.port) this.port.reportParams(this._generation, ok, value)
    }
    // Our Promise settles only once, however often the user's thenable calls back.
    Promise.resolve(promise).then(settle(true), settle(false))
  }

  /**
   * Sends a message of the user. The port gives it by this number.
   * @param {number} id
   */
  transmit(id) {
    const message = this.port && this.port.takeMessage(id)
    if (!message) return
    const answer = (/** @type {boolean} */ ok) => (/** @type {unknown} */ value) => {
      if (this.port) this.port.reportSent(id, ok, value)
    }
    this._send(message, answer(true), answer(false))
  }

  /**
   * Sends a ping; by `task.send` if the app has replaced that (as in 1.x).
   * @returns {boolean} false if there is nothing to send
   */
  ping() {
    const { port } = this
    const data = port && port.pingData()
    // The user's `pingMsg` function may have ended the attempt.
    if (!port || !this.port) return true
    if (data === undefined) return false
    // A host may keep it for ever: no function of this scope may name the port, which leads to the task.
    const refused = () => this.report(EVENT_PING_REFUSED)
    if (port.isSendReplaced()) port.sendByApp({ data }, refused)
    else this._send({ data }, noop, refused)
    return true
  }

  /** Closes because the user asked for it: the events of this socket still count. */
  close() {
    const { port, _socket: socket } = this
    if (!port || !socket) return
    const refused = () => {
      if (this._stage === OPEN) this.report(EVENT_CLOSE_REFUSED)
    }
    const params = withCallbacks(port.takeCloseRequest(), noop, refused)
    if (this._stage < OPEN) this._unwanted = socket
    this._closeBy(() => watchCall(() => socket.close(params), noop, refused))
  }

  /** Stops all reports of this attempt, and asks its socket to close, if it has one. */
  abandon() {
    const socket = this._socket
    this.port = null
    if (!socket) return
    this._unwanted = socket
    this._abandoned.add(socket)
    this._closeBy(() => shut(socket))
  }

  // Results of the connect call

  /** The host allows calls of the socket from now on. */
  accept() {
    const close = this._waitingClose
    this._waitingClose = null
    if (this._stage === ASKED) this._stage = ACCEPTED
    if (close) close()
  }

  /**
   * The connect call failed: it called `fail`, threw, rejected, or gave no socket.
   * @param {unknown} error
   */
  refuse(error) {
    const event = readable(error)
    // Hosts allow few sockets at a time, and abandoned ones may be too many.
    this._abandoned.closeAgain()
    let kind = /suspend|interrupted/i.test(wordsOf(event)) ? EVENT_SUSPENDED : EVENT_REFUSED
    if (this.global && refuseGlobal(this, this.global, event)) kind = EVENT_OCCUPIED
    this.report(kind, event)
  }

  /**
   * Takes the socket of a Promise; it may be open already.
   * @param {any} value
   */
  takeLater(value) {
    this.accept()
    try {
      this._take(value)
    } catch (error) {
      return this.refuse(error)
    }
    try {
      if (this.port && value.readyState === 1) this._opened()
    } catch (refused) {
      // `readyState` is only a hint.
    }
  }

  /**
   * @param {number} kind an `EVENT_…`
   * @param {unknown} [event]
   * @param {number} [code]
   * @param {number} [retry] the pause that a server asks for, s; for `EVENT_CLOSING`, since when it closes, ms
   */
  report(kind, event = {}, code, retry) {
    if (this.port) this.port.report(this._generation, kind, event, code, retry)
  }

  isClosed() {
    return this._stage === CLOSED
  }

  // The listeners

  /**
   * Adds the listeners in the order of 1.x, in the same tick in which the socket is made.
   * @param {unknown} value
   */
  _take(value) {
    const socket = asTask(value)
    if (!this.port) {
      // The attempt is over, so a socket that it still gets is closed.
      if (can(socket, 'close')) shut(socket)
      return
    }
    if (!can(socket, 'onOpen')) throw 'connectSocket gave no socket'
    this._socket = socket
    socket.onClose((event) => {
      this._stage = CLOSED
      if (!this.port) return this._abandoned.forget(socket)
      const close = closeEvent(event)
      this.report(EVENT_CLOSED, close, close.code, retryAfter(close.reason))
    })
    // Feishu does not document `onError`.
    if (can(socket, 'onError')) socket.onError((event) => this.report(EVENT_ERRORED, event))
    socket.onOpen((event) => this._opened(event))
    socket.onMessage(messageListener(this, this._task, this._generation))
    if (!this.port) return
    this.port.showSocket(value)
    this.report(EVENT_TAKEN)
  }

  /** @param {unknown} [event] */
  _opened(event) {
    if (this._stage !== CLOSED) this._stage = OPEN
    // The host has opened the socket without calling `success`.
    if (this._waitingClose) return this.accept()
    if (this._unwanted) return shut(this._unwanted)
    this.report(EVENT_OPENED, event && typeof event === 'object' ? event : {})
  }

  // Calls of the socket

  /**
   * Closes the socket now, or as soon as the host allows it. If another close waits already, that one is made.
   * @param {() => void} close
   */
  _closeBy(close) {
    this._waitingClose = this._waitingClose || close
    if (this._stage !== ASKED || Date.now() - this._askedAt > ACCEPTS_WITHIN) this.accept()
  }

  /**
   * Hands a message to the host, which calls `done` or `fail`, perhaps both.
   * @param {SendParams} message
   * @param {Callback} done
   * @param {Callback} fail
   */
  _send(message, done, fail) {
    const socket = /** @type {SocketTask} */ (this._socket)
    message.success = done
    message.fail = fail
    message.complete = noop
    if (this.global && kindOf(message.data) === BUFFER && !message.isBuffer) {
      message.data = encodeBase64(message.data)
      message.isBuffer = true
    }
    watchCall(() => socket.send(message), done, fail)
  }
}
