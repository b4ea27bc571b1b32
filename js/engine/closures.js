// Functions of the core that the host holds: what a timer calls, and what a Promise calls. The glue of wasm-bindgen
// makes them by this function instead of its own (scripts/build/glue.mjs): a trap in one of them ends all tasks, as
// in an export, and a call that comes too late does nothing.

import { trapped } from './guarded-core.js'

/**
 * Makes a function of one argument at most, which returns nothing.
 * @param {number} data what the function owns in the memory of the core; never 0
 * @param {number} table
 * @param {(data: number, table: number, argument: unknown) => void} invoke
 * @param {(data: number, table: number) => void} destroy frees it
 */
export function makeClosure(data, table, invoke, destroy) {
  // The core is one owner; a call is another, so that what it needs is not freed meanwhile.
  let owners = 1
  /** It is 0 while the function runs, since it must not run twice at once, and when it is freed. */
  let free = data
  const release = () => {
    owners -= 1
    if (owners === 0) {
      free = 0
      destroy(data, table)
    }
  }
  const closure = (/** @type {unknown} */ argument) => {
    if (!free) return
    free = 0
    owners += 1
    try {
      invoke(data, table, argument)
      free = data
      release()
    } catch (error) {
      trapped(error)
    }
  }
  /** The core does not need it any more. */
  closure._wbg_cb_unref = release
  return closure
}
