// Why connections and attempts have ended: the events that users are given, and `lastError`.

import { CLOSE_REASONS, CODES, CODE_DEAD, CODE_SOCKET_ERROR } from '#build/protocol.js'
import { TEXTS, lossOf } from '../api/error.js'
import { errorEvent } from '../host/host-event.js'

/** @typedef {import('../api/user-callbacks.js').LastError} LastError */
/** @typedef {{ code: number, reason: string }} CloseEvent */

/**
 * @param {number} code
 * @param {unknown} event the host's, if it reported one
 * @returns {LastError}
 */
function errorOf(code, event) {
  const name = CODES[code]
  return /** @type {any} */ (errorEvent(name, event, TEXTS[name]))
}

export class Losses {
  /** @param {import('../api/close-requests.js').CloseRequests} closes */
  constructor(closes) {
    this._closes = closes
    /** @type {LastError | null} */
    this.lastError = null
    // The error of an attempt that has failed. It is told before the close, which is no error of its own then.
    /** @type {LastError | null} */
    this._attemptError = null
    /**
     * What `shouldReconnect` is told of the latest loss.
     * @type {{ reason: string, error: LastError | null }}
     */
    this.latest = { reason: '', error: null }
  }

  /**
   * A connection has ended, and the user is about to be asked.
   * @param {number} code
   * @param {boolean} wasOpen
   * @param {unknown} event the host's, of an attempt that has failed
   * @param {number} reason
   * @param {any} close the host's close event
   */
  lost(code, wasOpen, event, reason, close) {
    const told = this._closeEvent(reason, close)
    this.lastError = wasOpen ? lossOf(code, told) : errorOf(code, event)
    const error = wasOpen && code !== CODE_DEAD ? null : this.lastError
    this.latest = { reason: told.reason, error }
  }

  /**
   * @param {number} code
   * @param {unknown} event
   * @returns {LastError} what `onError` gets
   */
  errored(code, event) {
    const error = errorOf(code, event)
    this.lastError = error
    if (code !== CODE_SOCKET_ERROR) this._attemptError = error
    return error
  }

  /**
   * @param {number} loss the code of `lastError`, unless an attempt has failed
   * @param {number} reason
   * @param {any} event
   * @returns {CloseEvent} what `onClose` gets
   */
  closed(loss, reason, event) {
    const close = this._closeEvent(reason, event)
    this.lastError = this._attemptError || lossOf(loss, close)
    this._attemptError = null
    return close
  }

  /**
   * The host's close event; else ours with this reason, or that of the user's `close()`.
   * @param {number} reason
   * @param {CloseEvent | undefined} event
   * @returns {CloseEvent}
   */
  _closeEvent(reason, event) {
    if (event) return event
    const text = CLOSE_REASONS[reason]
    return text ? { code: 1006, reason: text } : /** @type {CloseEvent} */ (this._closes.event)
  }
}
