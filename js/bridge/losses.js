// Why connections and attempts have ended: makes the events for `onClose` and `onError`, and keeps `lastError`.

import {
  CLOSE_REASONS,
  CODES,
  CODE_DEAD,
  CODE_PARAMS_FAILED,
  CODE_SOCKET_ERROR,
} from '#build/protocol.js'
import { TEXTS, lossError } from '../api/error.js'
import { checkParams } from '../api/mistakes.js'
import { wordsOf } from '../util/text.js'
import { withFields } from './foreign.js'
import { warnOnce } from './guard.js'
import { strikeAll, strikeFor } from './secrets.js'

/** @typedef {import('../api/user-callbacks.js').LastError} LastError */
/** @typedef {{ code: number, reason: string }} CloseEvent */

export class Losses {
  /** @param {import('../api/close-requests.js').CloseRequests} closes */
  constructor(closes) {
    this._closes = closes
    /**
     * Takes the secrets of the latest attempt out of texts.
     * @type {import('./secrets.js').Strike}
     */
    this.strike = strikeAll
    /** @type {LastError | null} */
    this.lastError = null
    /** How many attempts have failed since the last open. */
    this.failures = 0
    /** The app has got the socket of the latest attempt, and may have put listeners on it. */
    this.isSocketShown = false
    // The error of a failed attempt. The close event that follows it does not replace it in `lastError`.
    /** @type {LastError | null} */
    this._attemptError = null
    /**
     * What `shouldReconnect` gets of the latest loss.
     * @type {{ reason: string, error: LastError | null }}
     */
    this.latest = { reason: '', error: null }
  }

  /**
   * An attempt begins.
   * @param {{ url?: string }} params as the host gets them
   * @param {unknown} host
   */
  begin(params, host) {
    this.strike = strikeFor(params)
    this.isSocketShown = false
    checkParams(params, host)
  }

  /**
   * Keeps why a connection has ended, before the user's callbacks are asked.
   * @param {number} code
   * @param {boolean} wasOpen
   * @param {unknown} event the host's event of a failed attempt
   * @param {number} reason
   * @param {any} close the host's close event, if it reported one
   */
  lost(code, wasOpen, event, reason, close) {
    const failed = wasOpen ? null : this._errorOf(code, event)
    const closed = this._closeEvent(reason, close, failed)
    this.lastError = failed || lossError(code, closed)
    const error = wasOpen && code !== CODE_DEAD ? null : this.lastError
    this.latest = { reason: closed.reason, error }
  }

  /**
   * @param {number} code
   * @param {unknown} event
   * @returns {LastError} what `onError` gets
   */
  errored(code, event) {
    const error = this._errorOf(code, event)
    this.lastError = error
    if (code !== CODE_SOCKET_ERROR) {
      this._attemptError = error
      this.failures += 1
    }
    return error
  }

  /**
   * @param {number} loss the code of `lastError`, unless an attempt has failed
   * @param {number} reason
   * @param {any} event
   * @returns {CloseEvent} what `onClose` gets
   */
  closed(loss, reason, event) {
    const close = this._closeEvent(reason, event, this._attemptError)
    if (loss === CODE_DEAD && this.isSocketShown) {
      warnOnce('no answer to ping; listeners on socketTask replace ours: write task.on')
    }
    this.lastError = this._attemptError || lossError(loss, close)
    this._attemptError = null
    return close
  }

  /**
   * An error event: `code`, `message`, the host's fields, and the host's event as `raw`.
   * @param {number} code
   * @param {unknown} event the host's event, if it reported one
   * @returns {LastError}
   */
  _errorOf(code, event) {
    const name = CODES[code]
    const ours = TEXTS[name]
    // What the user's function threw is not for others.
    if (code === CODE_PARAMS_FAILED) return withFields({ code: name, message: ours }, event)
    const message = event === undefined && ours ? ours : this.strike(wordsOf(event))
    return withFields({ code: name, message }, event, this.strike)
  }

  /**
   * The host's close event. Without it, one that we make: with this reason, or as the user's `close()` asked.
   * @param {number} reason
   * @param {CloseEvent | undefined} event
   * @param {LastError | null} error that of a failed attempt
   * @returns {CloseEvent}
   */
  _closeEvent(reason, event, error) {
    if (event) return event
    const text = error ? `${error.code}: ${error.message}` : CLOSE_REASONS[reason]
    return text ? { code: 1006, reason: text } : /** @type {CloseEvent} */ (this._closes.event)
  }
}
