// How Promise wrappers settle: by the native callbacks, at the moment the switch `settles` says.

import { trackedRejection } from './promises.mjs'

/**
 * Calls the native connect with success and fail chained into `params`, and returns the wrapper's
 * Promise. `value(task, result)` is what it is resolved with.
 */
export function settleAs(host, params, connect, value) {
  const { realm, quirks } = host
  const { success, fail } = params
  // Of this connect: a switch turned later must not leave a Promise that nothing settles.
  const { settles } = quirks
  let settle
  let task
  const promise = new realm.Promise((resolve, reject) => {
    settle = { resolve, reject }
  })
  const resolveLater = (result) => {
    const resolve = () => settle.resolve(value(task, result))
    if (quirks.settlesLate) host.net.later(quirks.settlesLate, resolve)
    // Three hops after `success`, as measured with Taro.
    else
      realm.Promise.resolve()
        .then(() => {})
        .then(() => {})
        .then(resolve)
  }
  params.success = (result) => {
    success?.(result)
    if (settles === 'success') resolveLater(result)
  }
  params.fail = (error) => {
    fail?.(error)
    if (settles !== 'never') settle.reject(error)
  }
  host.watch((whose, what, result) => {
    if (whose === params && what === settles && what !== 'success') resolveLater(result)
  })
  try {
    task = connect()
  } catch (error) {
    return trackedRejection(realm, error, host.unhandled)
  }
  // The native call itself went wrong with a Promise: pass that on (never settles, rejects).
  if (task && typeof task.then === 'function') return task
  return promise
}
