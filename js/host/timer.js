// The one timer of a task. It looks up the functions of the host at each call. A host may lack them: without
// `clearTimeout`, an old timer fires and is ignored; without `setTimeout`, no timer ever fires.

export class Timer {
  /** @param {() => void} fire */
  constructor(fire) {
    this._fire = fire
    /**
     * The host's timer while it is armed.
     * @type {{ id: any } | null}
     */
    this._pending = null
  }

  /**
   * Calls `fire` after `ms`. A time that was set before is replaced.
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

  /** Disarms the timer. */
  clear() {
    if (this._pending && typeof clearTimeout === 'function') clearTimeout(this._pending.id)
    this._pending = null
  }
}
