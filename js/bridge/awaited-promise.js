// A Promise that Rust waits for, and can give up: one that never settles must not keep what waits for it alive.

import { clearTimeout, setTimeout } from '../engine/timers.js'
import { noop } from './guard.js'

/** @typedef {(value: unknown) => void} Callback */

/** A thenable, which settles once: as the Promise does, or when it is given up. */
export class AwaitedPromise {
  /**
   * @param {unknown} promise a Promise or a value with a `then`; undefined: it settles by the limit alone
   * @param {Callback} wake is called when it has settled
   * @param {Callback} late is called with what the Promise gives after it was given up
   * @param {Callback} lateFail is called if it fails after that
   * @param {number} limit it is given up after so many ms; 0: never
   */
  constructor(promise, wake, late, lateFail, limit) {
    this._promise = promise
    this._wake = wake
    this._late = late
    this._lateFail = lateFail
    /** @type {Callback | null} */
    this._done = null
    const expired = () => {
      this.giveUp()
      wake(undefined)
    }
    this._timer = limit ? setTimeout(expired, limit) : null
  }

  /**
   * Calls one of the two, never inside this call.
   * @param {Callback} done
   * @param {Callback} fail
   */
  then(done, fail) {
    /**
     * @param {Callback} callback
     * @param {Callback} [late]
     * @returns {Callback}
     */
    const settled = (callback, late) => (value) => {
      const called = this._done ? callback : late
      this._done = null
      if (called) called(value)
      if (called === callback) this._wake(undefined)
    }
    try {
      // A Promise of ours settles only once and later, whatever the host's thenable does.
      if (this._promise)
        Promise.resolve(this._promise).then(
          settled(done, this._late),
          settled(fail, this._lateFail),
        )
    } catch (refused) {
      Promise.reject(refused).then(noop, settled(fail))
    }
    // Now, since a Promise whose `then` was replaced may have called back already.
    this._done = done
  }

  /** Settles now. */
  giveUp() {
    const done = this._done
    this._done = null
    if (this._timer) clearTimeout(this._timer)
    if (done) done(undefined)
  }
}
