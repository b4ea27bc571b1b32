// The calls of `close()` that are under way. Hosts get what the user passed; the core knows only the code.

import { noop, warnOnce } from '../bridge/guard.js'
import { cutReason } from '../util/close-reason.js'
import { toNumber } from '../util/data.js'
import { describe } from '../util/text.js'
import { byCallbacks } from './results.js'

/** @import { Callback } from '../bridge/foreign.js' */

/**
 * A request.
 * @typedef {object} CloseRequest
 * @property {number} code
 * @property {string} reason
 * @property {object | null} callbacks null once they are called; a host may keep what it got for ever
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
  return { code, reason, callbacks: fields }
}

/**
 * Calls the callbacks of a request, later and once.
 * @param {CloseRequest} request
 * @param {{ raw: unknown } | null} error what the host says if it refuses
 * @param {unknown} [value]
 */
function answer(request, error, value) {
  const { callbacks } = request
  request.callbacks = null
  if (callbacks) byCallbacks(callbacks)(error, value)
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

  /**
   * The oldest request as the params of a host, which may answer it.
   * @param {Callback} refused
   */
  forHost(refused) {
    const [request] = this._waiting
    const { code, reason } = request
    return {
      code,
      reason,
      success: (/** @type {unknown} */ value) => answer(request, null, value),
      fail: (/** @type {unknown} */ raw) => {
        answer(request, { raw })
        refused(raw)
      },
      complete: noop,
    }
  }

  /**
   * The socket is closed, or there was none: answers the requests that have no answer.
   * @param {number} first all from the one at this place on; -1: only the latest
   */
  finish(first) {
    this._waiting.splice(first).forEach((request) => answer(request, null, { errMsg: 'close:ok' }))
  }
}
