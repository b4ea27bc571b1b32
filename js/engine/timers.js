// The host's timers, so that all of them end with a trap. The glue of wasm-bindgen gets them from here
// (scripts/build/glue.mjs): through it, the core sets the one timer of each task (src/runtime/timer.rs). The functions of
// the host are looked up at each call. A host may lack them or refuse: without `setTimeout`, no timer ever fires; without `clearTimeout`, a timer
// that was cleared fires without effect.

import { cancel, later } from '../bridge/guard.js'

/**
 * A timer that was set.
 * @typedef {{ id?: any }} HostTimer
 */

/**
 * Those that have not fired and are not cleared.
 * @type {HostTimer[]}
 */
const pending = []

/**
 * Takes it from those that are pending; false if it was not one of them.
 * @param {HostTimer} timer
 */
function take(timer) {
  const index = pending.indexOf(timer)
  return index >= 0 && pending.splice(index, 1)
}

/**
 * It is exported as `setTimeout`, and must not throw.
 * @param {() => void} fire
 * @param {number} ms
 */
function set(fire, ms) {
  /** @type {HostTimer} */
  const timer = {}
  timer.id = later(() => take(timer) && fire(), ms)
  pending.push(timer)
  return timer
}

/**
 * It is exported as `clearTimeout`. The core clears also what has fired, which the host need not know.
 * @param {HostTimer} timer
 */
function clear(timer) {
  if (take(timer)) cancel(timer.id)
}

/** After a trap the core clears nothing any more. */
export function clearAll() {
  pending.slice().forEach(clear)
}

export { set as setTimeout, clear as clearTimeout }
