// Functions of the core that the host holds: what a timer calls, and what a Promise calls. The glue of wasm-bindgen
// makes them by this function instead of its own (scripts/build/glue.mjs): a trap in one of them ends all tasks, as
// in an export, and a call that comes too late does nothing.

import { core } from './guarded-core.js'

/**
 * Makes a function of one argument at most, which returns nothing.
 * @param {number} data what the function owns in the memory of the core
 * @param {number} table
 * @param {(data: number, table: number, argument: unknown) => void} invoke
 * @param {(data: number, table: number) => void} destroy frees it
 */
export function makeClosure(data, table, invoke, destroy) {
  let isHeld = true
  /** It stays so after a trap. */
  let isRunning = false
  const closure = /** @type {any} */ (
    core.guard((/** @type {unknown} */ argument) => {
      if (isRunning || !isHeld) return
      isRunning = true
      invoke(data, table, argument)
      isRunning = false
      if (!isHeld) destroy(data, table)
    })
  )
  /** The core drops it. If it is running, what it owns is freed when it has returned. */
  closure._wbg_cb_unref = () => {
    isHeld = false
    if (!isRunning) destroy(data, table)
  }
  return closure
}
