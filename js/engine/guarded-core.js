// The functions of the core, as all others call them. After a trap or an overflow of the stack, the instance of the core
// cannot be used any more. None is expected; but if one happens, it is caught here. From then on no function of that
// instance runs, and its tasks are told on a fresh stack.

import { watchCall } from '../bridge/foreign.js'
import { call, noop } from '../bridge/guard.js'

/**
 * An instance of the core.
 * @typedef {object} Instance
 * @property {Record<number, { fail: (cause: unknown) => void }>} running the tasks that it may call, by their numbers
 * @property {unknown} cause why it has ended
 */

/** @typedef {ReturnType<typeof import('#build/exports.js').coreOf>} Functions */
/** @typedef {(a?: any, b?: any, c?: any, d?: any, e?: any) => any} Guarded */
/**
 * `guard` gives a function of the instance as one that returns undefined if it traps.
 * `dropped` frees the share of a task that the user has dropped, where the engine can tell.
 * @typedef {Functions & {
 *   coreInstance: Instance,
 *   guard: (fn: Function) => Guarded,
 *   dropped?: FinalizationRegistry<number>,
 * }} Core
 */

/** Those of the instance that runs. If it traps, those of another take their places here. */
export const core = /** @type {Core} */ ({})

/**
 * Puts the functions of a new instance into `core`.
 * @param {Functions} functions
 * @param {unknown[]} list the objects of JS that the instance may use
 * @param {(tell: () => void) => void} restart called after a trap, on a fresh stack; `tell` tells the tasks
 */
export function useCore(functions, list, restart) {
  /** @type {Instance} */
  const instance = { running: {}, cause: undefined }
  let hasTrapped = false

  function end() {
    core.coreInstance = /** @type {any} */ (null)
    restart(() => {
      for (const task in instance.running) {
        const life = instance.running[task]
        call(life, life.fail, [instance.cause])
      }
    })
  }

  /** Calls `end` on a fresh stack. It is made now, since after an overflow there is hardly any stack left. */
  let endSoon = noop
  const trap = new Promise((resolve) => {
    endSoon = /** @type {any} */ (resolve)
  })
  watchCall(trap, 'then', end)

  /**
   * Five parameters are enough for all of them; `arguments` would be slower, and so would be more: the function of the
   * .wasm that each message calls takes five.
   * @param {Function} fn
   * @returns {Guarded}
   */
  function guard(fn) {
    return (a, b, c, d, e) => {
      if (!hasTrapped) {
        try {
          const result = fn(a, b, c, d, e)
          if (!hasTrapped) return result
        } catch (error) {
          instance.cause = error
          hasTrapped = true
        }
      }
      endSoon()
      // Without objects, no function of it that is still running can do anything more.
      list.length = 0
    }
  }

  const all = /** @type {any} */ (core)
  for (const name in functions) all[name] = guard(/** @type {any} */ (functions)[name])
  core.coreInstance = instance
  core.guard = guard
  if (typeof FinalizationRegistry === 'function') {
    core.dropped = new FinalizationRegistry(core.destroy)
  }
}
