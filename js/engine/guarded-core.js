// The core's functions as the tasks call them. A trap leaves the wasm instance unusable. None is ever expected; one
// that comes all the same is caught here, and every task of the app is told.

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
    /** One that traps returns undefined. */
    this.functions = /** @type {Core} */ (functions)
  }

  /**
   * Calls `watcher` at the next trap; returns what takes it off again.
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
   * As many arguments as the longest takes: `arguments` would be slower.
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
