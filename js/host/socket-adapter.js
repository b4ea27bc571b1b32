// One attempt at a host and the socket that it leads to: every call of the socket, and what its listeners report.

import { nothing } from '../bridge/guard.js'
import { messageListener } from '../bridge/message-listener.js'
import { encodeBase64 } from '../util/base64.js'
import { BUFFER, kindOf } from '../util/data.js'
import { wordsOf } from '../util/text.js'
import { connect } from './connect.js'
import { refuseGlobal } from './global-attempt.js'
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
 * @import { GlobalAttempt } from './global-attempt.js'
 * @import { Callback, ConnectParams, HostApi, SendParams, SocketTask } from './types.js'
 */

// The stages of an attempt, in their order; it may skip some:
//
//     ASKED ─→ ACCEPTED ─→ CLOSING ─→ OPEN ─→ CLOSED
//
// Whether it is abandoned, `port` says.

/** The host was asked to connect. Douyin allows no call of a socket yet. */
const ASKED = 0
/** The socket may be called. */
const ACCEPTED = 1
/** The socket was asked to close before it was open. Some hosts can't do so: it is asked again at its open. */
const CLOSING = 2
/** The socket has opened. */
const OPEN = 3
/** The socket has reported its close. */
const CLOSED = 4

/** A host that has not called `success` in this time (ms) never will. */
const ACCEPTS_WITHIN = 1000

export class SocketAdapter {
  /**
   * @param {{ port: AdapterPort }} delegate
   * @param {number} task the numbers by which the core knows the task and the attempt
   * @param {number} generation
   * @param {boolean} again the attempt has waited for what was in its way
   */
  constructor(delegate, task, generation, again) {
    /**
     * Where this attempt reports; null once it is abandoned.
     * @type {AdapterPort | null}
     */
    this.port = delegate.port
    /**
     * Only at a host that may have one global socket.
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
     * The close that waits until the host allows it.
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
    // A Promise of ours settles once, whatever theirs does.
    Promise.resolve(promise).then(settle(true), settle(false))
  }

  /**
   * Sends a message of the user's, which the port gives by this number.
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
   * Sends a ping, through `task.send` where the app has replaced it (as in 1.x).
   * @returns {boolean} false: there is nothing to send
   */
  ping() {
    const { port } = this
    const data = port && port.pingData()
    // The function that gave the data may have ended the attempt.
    if (!port || !this.port) return true
    if (data === undefined) return false
    const refused = () => this.report(EVENT_PING_REFUSED)
    if (!port.isSendReplaced()) this._send({ data }, nothing, refused)
    else watchCall(() => port.sendByApp({ data }), nothing, refused)
    return true
  }

  /** Closes by the user's wish: the events of this socket still count. */
  close() {
    const { port, _socket: socket } = this
    if (!port || !socket) return
    const refused = () => {
      if (this._stage === OPEN) this.report(EVENT_CLOSE_REFUSED)
    }
    const params = withCallbacks(port.takeCloseRequest(), nothing, refused)
    this._closeBy(() => watchCall(() => socket.close(params), nothing, refused))
  }

  /** From here on nothing of this attempt is reported; its socket, if it has one, is asked to close. */
  abandon() {
    const socket = this._socket
    this.port = null
    if (!socket) return
    this._abandoned.add(socket)
    this._closeBy(() => shut(socket))
  }

  // What connecting leads to

  /** The host allows calls of the socket from here on. */
  accept() {
    const close = this._waitingClose
    this._waitingClose = null
    if (this._stage < CLOSING) this._stage = close ? CLOSING : ACCEPTED
    if (close) close()
  }

  /**
   * The connect call failed: `fail`, a throw, a rejection, or no socket.
   * @param {unknown} error
   */
  refuse(error) {
    const event = readable(error)
    // Hosts allow few sockets at a time: perhaps the abandoned ones are in the way.
    this._abandoned.closeAgain()
    let kind = /suspend|interrupted/i.test(wordsOf(event)) ? EVENT_SUSPENDED : EVENT_REFUSED
    if (this.global && refuseGlobal(this, this.global, event)) kind = EVENT_OCCUPIED
    this.report(kind, event)
  }

  /**
   * A Promise has brought the socket, perhaps after its open.
   * @param {any} value
   */
  takeLate(value) {
    this.accept()
    try {
      this._take(value)
    } catch (error) {
      return this.refuse(error)
    }
    try {
      if (this.port && value.readyState === 1) this._opened()
    } catch (refused) {
      // It is only a hint.
    }
  }

  /**
   * @param {number} kind an `EVENT_…`
   * @param {unknown} [event]
   * @param {number} [code]
   * @param {number} [retry] seconds that the server asks for; for `EVENT_CLOSING` what it is about (ms)
   */
  report(kind, event = {}, code, retry) {
    if (this.port) this.port.report(this._generation, kind, event, code, retry)
  }

  isClosed() {
    return this._stage === CLOSED
  }

  // The listeners

  /**
   * Puts the listeners on, in the order of 1.x, in the same tick in which the socket exists.
   * @param {unknown} value
   */
  _take(value) {
    const socket = asTask(value)
    if (!this.port) {
      // The attempt is over: what came of it all the same is closed.
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
    // Feishu documents none.
    if (can(socket, 'onError')) socket.onError((event) => this.report(EVENT_ERRORED, event))
    socket.onOpen((event) => this._opened(event))
    socket.onMessage(messageListener(this, this._task, this._generation))
    if (!this.port) return
    this.port.showSocket(value)
    this.report(EVENT_TAKEN)
  }

  /** @param {unknown} [event] */
  _opened(event) {
    const stage = this._stage
    if (stage !== CLOSED) this._stage = OPEN
    // A host that tells so without `success`.
    if (this._waitingClose) return this.accept()
    if (this._socket && (!this.port || stage === CLOSING)) return shut(this._socket)
    this.report(EVENT_OPENED, event && typeof event === 'object' ? event : {})
  }

  // Calls of the socket

  /**
   * Closes the socket now, or as soon as the host allows it. If a close waits already, that is enough.
   * @param {() => void} close
   */
  _closeBy(close) {
    this._waitingClose = this._waitingClose || close
    if (this._stage !== ASKED || Date.now() - this._askedAt > ACCEPTS_WITHIN) this.accept()
  }

  /**
   * Hands a message to the host. `done` or `fail` tells how that ended, perhaps both.
   * @param {SendParams} message
   * @param {Callback} done
   * @param {Callback} fail
   */
  _send(message, done, fail) {
    const socket = /** @type {SocketTask} */ (this._socket)
    message.success = done
    message.fail = fail
    message.complete = nothing
    if (this.global && kindOf(message.data) === BUFFER && !message.isBuffer) {
      message.data = encodeBase64(message.data)
      message.isBuffer = true
    }
    watchCall(() => socket.send(message), done, fail)
  }
}
