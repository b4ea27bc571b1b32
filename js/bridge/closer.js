// How to close a socket. Rust makes these, and JS can use them even if the engine has failed.

import { succeed, watchCall } from './foreign.js'
import { noop } from './guard.js'

/** @import { Callback } from './foreign.js' */

export class Closer {
  /**
   * @param {any} target
   * @param {string} method
   * @param {boolean} byCode the method takes a code and a reason, instead of params
   */
  constructor(target, method, byCode) {
    this._target = target
    this._method = method
    this._byCode = byCode
    /** Nobody wants the socket, so it is closed at each of its opens. */
    this.isUnwanted = false
  }

  /** Nobody wants the socket any more. */
  reject() {
    this.isUnwanted = true
  }

  /**
   * Asks the socket to close.
   * @param {{ code: number, reason: string }} [params]
   * @param {Callback} [refused] called if it refuses
   */
  close(params, refused) {
    const asked = params || { code: 1000, reason: '', success: noop, fail: noop, complete: noop }
    if (!this._byCode) return watchCall(this._target, this._method, asked, noop, refused)
    try {
      this._target[this._method](asked.code, asked.reason)
      succeed(params, 'close:ok')
    } catch (error) {
      if (refused) refused(error)
    }
  }

  /**
   * The same call with these, to be made later.
   * @param {{ code: number, reason: string }} params
   * @param {Callback} refused
   */
  with(params, refused) {
    return { close: () => this.close(params, refused) }
  }
}
