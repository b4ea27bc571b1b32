// How to close a socket. Rust makes these, and JS can use them even if the engine has failed.

import { callField, can, succeed, watchCall } from './foreign.js'
import { cancel, later, noop } from './guard.js'

/** @typedef {ReturnType<import('../api/close-requests.js').CloseRequests['forHost']>} CloseParams */

export class Closer {
  /**
   * @param {any} socket
   * @param {any} given what the host gave: the socket, or a task around it
   * @param {boolean} byCode `close` of the socket takes a code and a reason, instead of params
   */
  constructor(socket, given, byCode) {
    this._socket = socket
    this._given = given
    this._byCode = byCode
    /** How long the socket, which nobody wants, may take to close (ms); negative: it is wanted. */
    this.grace = -1
    /** A listener of ours hears that it opens. */
    this.isHeard = false
  }

  /** A socket has opened that nobody knows any more. It is closed once, since a further open is not its own. */
  opened() {
    if (this.grace >= 0) this.close()
    this.grace = -1
  }

  /**
   * Asks the socket to close.
   * @param {CloseParams} params
   */
  close(params = { code: 1000, reason: '', success: noop, fail: noop, complete: noop }) {
    const { code, reason } = params
    // It may come when nobody wants it any more, and some hosts cannot close it before its open.
    if (this.grace >= 0 && !this.isHeard) {
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
    if (this._given !== this._socket) callField(this._given, 'close', { code, reason })
  }

  /** Cuts the socket off if it is not closed in time: `ws` waits half a minute for the other side. */
  _cut() {
    const socket = this._socket
    if (this.grace < 0 || !can(socket, 'terminate')) return
    const timer = later(() => watchCall(socket, 'terminate', undefined), this.grace)
    try {
      socket.addEventListener('close', () => cancel(timer))
    } catch (refused) {
      // Then it is cut off even if it has closed, which does no harm.
    }
  }

  /**
   * The same call with these, to be made later.
   * @param {CloseParams} params
   */
  with(params) {
    return { close: () => this.close(params) }
  }
}
