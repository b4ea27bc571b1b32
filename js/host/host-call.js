// How calls of hosts end. A host may call back, give a Promise, give `{ error }`, or throw.

import { call, nothing } from '../bridge/guard.js'
import { isPromise } from './platform.js'

/** @import { Callback, Callbacks, SocketTask } from './types.js' */

/**
 * Hears how a call ended by what it gave back.
 * @param {any} result
 * @param {Callback} done
 * @param {Callback} fail
 */
export function watchResult(result, done, fail) {
  if (isPromise(result)) result.then(done, fail)
  else if (result && typeof result === 'object' && result.error) fail(result)
}

/**
 * Makes a call, and hears how it ended by what it gave back or threw.
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
 * A callback for a host: it calls our function, then the user's.
 * @param {Callback} ours
 * @param {unknown} theirs none, if it is no function
 * @returns {Callback}
 */
function chain(ours, theirs) {
  /** @this {unknown} */
  return function (value) {
    ours(value)
    call(this, theirs, [value])
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
  copy.complete = chain(nothing, params.complete)
  return copy
}

/**
 * Asks a socket to close and takes no notice of how that ends. It may be closed already. Or it is not open yet:
 * then its open listener asks again.
 * @param {SocketTask} socket
 */
export function shut(socket) {
  const params = { code: 1000, reason: '', success: nothing, fail: nothing, complete: nothing }
  watchCall(() => socket.close(params), nothing, nothing)
}
