// Loads the core by one loader, with a time limit and exactly one result.

import { cancel, later } from '../bridge/guard.js'

/** Wasm that is not ready after this time (ms) counts as refused, since the app's socket cannot wait for it. */
const ENGINE_TIMEOUT = 1000

/**
 * Calls either `ok(exports)` or `fail(reason)`, once, at once or later.
 * @param {import('./engine.js').Loader} loader
 * @param {WebAssembly.Imports} imports
 * @param {(exports: unknown) => void} ok
 * @param {(reason: unknown) => void} fail
 */
export function loadInTime(loader, imports, ok, fail) {
  let isOver = false
  /** @type {any} */
  let timer

  /** @param {(value: unknown) => void} end */
  function once(end) {
    return (/** @type {unknown} */ value) => {
      if (isOver) return
      isOver = true
      cancel(timer)
      end(value)
    }
  }

  const refuse = once(fail)
  try {
    loader.load(imports, once(ok), refuse)
  } catch (error) {
    refuse(error)
  }
  if (!isOver) timer = later(() => refuse(`not ready after ${ENGINE_TIMEOUT} ms`), ENGINE_TIMEOUT)
}
