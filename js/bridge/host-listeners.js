// The functions that hosts get as listeners and callbacks. A host may keep them for ever, call them late or twice: so
// they hold numbers and no task, and only pass on what they are called with. Rust knows what it means.

import { noop } from './guard.js'

/**
 * @typedef {import('../engine/guarded-core.js').Core} Core
 * @typedef {import('./foreign.js').Callback} Callback
 */

/**
 * @param {Core} core
 * @param {number} task
 * @param {number} number of an attempt or of a send
 * @param {number} report what a call means, by the number of a `Report` in src/host/report.rs; 0: nothing
 * @param {import('./closer.js').Closer} [closer] of a socket that may open when nobody knows it any more
 * @returns {Callback}
 */
export function hostListener(core, task, number, report, closer) {
  if (!report) return noop
  if (closer) closer.isHeard = true
  return (event) => {
    // It gives nothing if the engine has failed.
    if (!core.heard(task, number, report, event) && closer) closer.opened()
  }
}
