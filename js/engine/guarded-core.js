// The functions of the core, as tasks call them. After a trap the wasm instance cannot be used any more. No trap is
// expected; but if one happens, it is caught here, and every task of the app gets it.

/** @typedef {typeof import('#build/exports.js').core} Core */
/** @typedef {(error: unknown) => void} Watcher */

export class GuardedCore {
  /** @param {Core} core */
  constructor(core) {
    /** @type {Watcher[]} */
    this._watchers = []
    const unguarded = /** @type {any} */ (core)
    const functions = /** @type {any} */ ({})
    for (const name in unguarded) functions[name] = this._guard(unguarded[name])
    /** A function that traps returns undefined. */
    this.functions = /** @type {Core} */ (functions)
  }

  /**
   * Calls `watcher` at the next trap; returns a function that removes it.
   * @param {Watcher} watcher
   * @returns {() => void}
   */
  watch(watcher) {
    this._watchers.push(watcher)
    return () => {
      const index = this._watchers.indexOf(watcher)
      if (index >= 0) this._watchers.splice(index, 1)
    }
  }

  /**
   * Guards a function. Six parameters are enough for all of them; `arguments` would be slower.
   * @param {Function} fn
   * @returns {(a: any, b: any, c: any, d: any, e: any, f: any) => any}
   */
  _guard(fn) {
    return (a, b, c, d, e, f) => {
      try {
        return fn(a, b, c, d, e, f)
      } catch (error) {
        this._trap(error)
      }
    }
  }

  /** @param {unknown} error */
  _trap(error) {
    const watchers = this._watchers
    this._watchers = []
    watchers.forEach((watcher) => watcher(error))
  }
}
