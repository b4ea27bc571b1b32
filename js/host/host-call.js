// How calls of a host end: the host may call back, return a Promise, return `{ error }`, or throw.

import { call, noop } from '../bridge/guard.js'
import { isPromise } from './platform.js'

/** @import { Callback, Callbacks, SocketTask } from './types.js' */

/**
 * Calls back with how a call ended, as far as its return value shows it.
 * @param {any} result
 * @param {Callback} done
 * @param {Callback} fail
 */
export function watchResult(result, done, fail) {
  if (isPromise(result)) result.then(done, fail)
  else if (result && typeof result === 'object' && result.error) fail(result)
}

/**
 * Makes a call, and calls back with how it ended, if it returned that or threw.
 * @param {() => unknown} makeCall
 * @param {Callback} done
 * @param {Callback} fail
 */
export function watchCall(makeCall, done, fail) {
  try {
    watchResult(makeCall(), done, fail)
  } catch (error) {
    fail(error)
  }
}

/**
 * A callback for a host that calls our function, then the one of the user.
 * @param {Callback} own
 * @param {unknown} users ignored if it is no function
 * @returns {Callback}
 */
function chain(own, users) {
  /** @this {unknown} */
  return function (value) {
    own(value)
    call(this, users, [value])
  }
}

/**
 * A copy of the user's parameters, with our callbacks before the user's.
 * @template {{ success?: unknown, fail?: unknown, complete?: unknown }} T
 * @param {T} params
 * @param {Callback} done
 * @param {Callback} fail
 * @returns {T & Callbacks}
 */
export function withCallbacks(params, done, fail) {
  const copy = /** @type {T & Callbacks} */ ({})
  for (const name in params) /** @type {T} */ (copy)[name] = params[name]
  copy.success = chain(done, params.success)
  copy.fail = chain(fail, params.fail)
  copy.complete = chain(noop, params.complete)
  return copy
}

/**
 * Asks a socket to close, and ignores how that ends. It may be closed already. If it is not open yet, its open
 * listener asks again.
 * @param {SocketTask} socket
 */
export function shut(socket) {
  const params = { code: 1000, reason: '', success: noop, fail: noop, complete: noop }
  watchCall(() => socket.close(params), noop, noop)
}
