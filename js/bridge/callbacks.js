// Callbacks that a host calls when one of its functions has ended.

import { call, noop } from './guard.js'

/** @import { Callback } from './foreign.js' */

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
 * @template {{ timeout?: unknown, success?: unknown, fail?: unknown, complete?: unknown }} T
 * @param {T} params
 * @param {Callback} done
 * @param {Callback} fail
 * @returns {T & { success: Callback, fail: Callback, complete: Callback }}
 */
export function withCallbacks(params, done, fail) {
  const copy = /** @type {any} */ ({})
  for (const name in params) copy[name] = params[name]
  copy.success = chain(done, params.success)
  copy.fail = chain(fail, params.fail)
  copy.complete = chain(noop, params.complete)
  return copy
}
