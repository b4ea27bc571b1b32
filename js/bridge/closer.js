// How to close a socket. Rust makes these, and JS can use them even if the engine has failed.

import { callField, can, fromHost, succeed, watchCall, watchResult } from './foreign.js'
import { cancel, later, noop } from './guard.js'
import { nativeIn } from './web-socket.js'

/** How long a socket may take to close (ms) that came when nobody wanted it any more. */
const LATE_GRACE = 2000

/**
 * @import { Callback } from './foreign.js'
 * @typedef {ReturnType<import('../api/close-requests.js').CloseRequests['forHost']>} CloseParams
 */

export class Closer {
  /**
   * @param {any} socket
   * @param {any} given what the host gave: the socket, or a task around it
   * @param {boolean} byCode `close` of the socket takes a code and a reason, instead of params
   * @param {number} code by which the socket is closed if none is chosen
   */
  constructor(socket, given, byCode, code) {
    this._socket = socket
    this._given = given
    this._byCode = byCode
    this._usualCode = code
    /** By which the socket is closed; 0: none is chosen. */
    this._code = 0
    /** How long the socket, which nobody wants, may take to close (ms); negative: it is wanted. */
    this._grace = -1
    /** A listener of ours hears that it opens. */
    this.isHeard = false
  }

  /**
   * @param {number} code by which the socket is closed; the first counts
   * @param {number} grace how long it may take to close (ms); negative: it is not closed when it opens
   */
  mark(code, grace) {
    this._code = this._code || code
    this._grace = grace
  }

  /** A socket has opened that nobody knows any more. It is closed once, since a further open is not its own. */
  opened() {
    if (this._grace >= 0) this.close()
    this._grace = -1
  }

  /** Asks the socket to close. Servers should see why, but a host may refuse each code except 1000. */
  close() {
    const code = this._code || this._usualCode
    this._ask(code, code === 1000 ? noop : () => this._ask(1000, noop))
  }

  /**
   * @param {number} code
   * @param {Callback} fail
   */
  _ask(code, fail) {
    this._call({ code, reason: '', success: noop, fail, complete: noop })
  }

  /** @param {CloseParams} params */
  _call(params) {
    const { code, reason } = params
    // It may come when nobody wants it any more, and some hosts cannot close it before its open.
    if (this._grace >= 0 && !this.isHeard) {
      this.isHeard = true
      callField(this._socket, 'onOpen', () => this.opened())
    }
    if (!this._byCode) return watchCall(this._socket, 'close', params, noop, params.fail)
    try {
      this._socket.close(code, reason)
      succeed(params, 'close:ok')
    } catch (error) {
      params.fail(error)
    }
    this._cut()
    // Taro counts its sockets on H5 and RN: one that hangs is counted until its task is closed.
    if (this._given !== this._socket) watchCall(this._given, 'close', { code, reason })
  }

  /** Cuts the socket off if it is not closed in time: `ws` waits half a minute for the other side. */
  _cut() {
    const socket = this._socket
    if (this._grace < 0 || !can(socket, 'terminate')) return
    const timer = later(() => watchCall(socket, 'terminate', undefined), this._grace)
    try {
      socket.addEventListener('close', () => cancel(timer))
    } catch (refused) {
      // Then it is cut off even if it has closed, which does no harm.
    }
  }

  /**
   * A call with these, to be made later.
   * @param {CloseParams} params
   */
  with(params) {
    return { close: () => this._call(params) }
  }
}

/**
 * Closes a socket that nobody wants, not even an abandoned attempt: now, and if it opens later, once more.
 * @param {unknown} value what a host has given: a socket, a task around it, a Promise of it, or anything else
 * @param {number} code by which the socket is closed
 */
export function closeLate(value, code) {
  fromHost.latest = undefined
  if (can(value, 'then')) return watchResult(value, (late) => closeLate(late, code))
  const native = nativeIn(value)
  const closer = new Closer(native || value, value, !!native, code)
  closer.mark(0, LATE_GRACE)
  closer.close()
}
