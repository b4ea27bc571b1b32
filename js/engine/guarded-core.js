// The functions of the core, as tasks call them. After a trap the wasm instance cannot be used any more. No trap is
// expected; but if one happens, it is caught here, and every task of the app gets it.

import { clearAll } from './timers.js'

/** @typedef {ReturnType<typeof import('#build/exports.js').coreOf>} Core */
/** @typedef {(error: unknown) => void} Watcher */

/** @type {Watcher[]} */
let watchers = []

/**
 * Calls `watcher` at the next trap; returns a function that removes it.
 * @param {Watcher} watcher
 * @returns {() => void}
 */
export function watchTraps(watcher) {
  watchers.push(watcher)
  return () => {
    const index = watchers.indexOf(watcher)
    if (index >= 0) watchers.splice(index, 1)
  }
}

/**
 * A call of the core has trapped.
 * @param {unknown} error
 */
export function trapped(error) {
  clearAll()
  const told = watchers
  watchers = []
  told.forEach((watcher) => watcher(error))
}

/**
 * Guards a function. Five parameters are enough for all of them; `arguments` would be slower, and so would be more: the
 * function of the .wasm that each message calls takes five.
 * @param {Function} fn
 * @returns {(a: any, b: any, c: any, d: any, e: any) => any}
 */
function guard(fn) {
  return (a, b, c, d, e) => {
    try {
      return fn(a, b, c, d, e)
    } catch (error) {
      trapped(error)
    }
  }
}

/**
 * The same functions; one that traps returns undefined.
 * @param {Core} core
 */
export function guarded(core) {
  const unguarded = /** @type {any} */ (core)
  const functions = /** @type {any} */ ({})
  for (const name in unguarded) functions[name] = guard(unguarded[name])
  return /** @type {Core} */ (functions)
}
