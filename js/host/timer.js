// The one timer of a task. It uses the host's functions as they are at the time of the call. A host may lack
// them: without `clearTimeout` an old timer fires and does nothing, without `setTimeout` none ever fires.

export class Timer {
  /** @param {() => void} fire */
  constructor(fire) {
    this._fire = fire
    /**
     * The host's timer, as long as it is to fire.
     * @type {{ id: any } | null}
     */
    this._pending = null
  }

  /**
   * Calls `fire` after `ms`, instead of at the time set before.
   * @param {number} ms
   */
  set(ms) {
    this.clear()
    /** @type {{ id: any }} */
    const pending = { id: undefined }
    this._pending = pending
    try {
      pending.id = setTimeout(() => {
        if (this._pending !== pending) return
        this._pending = null
        this._fire()
      }, ms)
    } catch (refused) {
      this._pending = null
    }
  }

  /** Calls no `fire`. */
  clear() {
    if (this._pending && typeof clearTimeout === 'function') clearTimeout(this._pending.id)
    this._pending = null
  }
}
