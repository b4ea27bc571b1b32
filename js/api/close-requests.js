// The calls of `close()` that are under way. Hosts get what the user passed; the core knows only the code.

import { warnOnce } from '../bridge/guard.js'
import { cutReason } from '../util/close-reason.js'
import { toNumber } from '../util/data.js'
import { describe } from '../util/text.js'
import { byCallbacks } from './results.js'

/**
 * A request as hosts take it.
 * @typedef {object} CloseRequest
 * @property {number} code
 * @property {string} reason
 * @property {unknown} [success]
 * @property {unknown} [fail]
 * @property {unknown} [complete]
 */

/**
 * Reads the param of `close()`. A param that cannot be read is ignored: the connection is closed anyway.
 * @param {any} param
 * @param {(code: number) => boolean} isLegal
 * @returns {CloseRequest}
 */
function read(param, isLegal) {
  /** @type {Record<string, unknown>} */
  let fields = {}
  try {
    const { code, reason, success, fail, complete } = param
    fields = { code, reason, success, fail, complete }
  } catch (unreadable) {
    // There is no param, or a getter of it threw.
  }
  const wanted = fields.code === undefined ? 1000 : toNumber(fields.code)
  const code = isLegal(wanted) ? wanted : 1000
  if (code !== wanted) {
    const allowed = 'allowed: 1000 and 3000 to 4999. 1000 was used'
    warnOnce(`close code is ${describe(fields.code)}; ${allowed}`)
  }
  const reason = cutReason(typeof fields.reason === 'string' ? fields.reason : '')
  return { code, reason, success: fields.success, fail: fields.fail, complete: fields.complete }
}

export class CloseRequests {
  constructor() {
    /** @type {CloseRequest[]} */
    this._waiting = []
    /**
     * The close event of the latest request. `onClose` gets it if the host reports no close.
     * @type {{ code: number, reason: string } | null}
     */
    this.event = null
  }

  /**
   * Keeps a request.
   * @param {unknown} param
   * @param {(code: number) => boolean} isLegal
   */
  add(param, isLegal) {
    const request = read(param, isLegal)
    this._waiting.push(request)
    return request
  }

  /** Takes the oldest request out, to pass it to the host. */
  take() {
    return /** @type {CloseRequest} */ (this._waiting.shift())
  }

  /** Completes the oldest request, which had no socket to close. */
  finish() {
    byCallbacks(this.take())(null, { errMsg: 'close:ok' })
  }
}
