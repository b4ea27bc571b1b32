// The listeners of a task on its host, as functions that take them off.

export class Removals {
  constructor() {
    /** @type {(() => void)[]} */
    this._all = []
  }

  /**
   * Adds a listener, if there is such an event.
   * @param {() => () => void} listen gives the function that takes it off
   */
  add(listen) {
    try {
      this._all.push(listen())
    } catch (refused) {
      // There is no such event.
    }
  }

  /** Takes all listeners off. */
  run() {
    this._all.splice(0).forEach((remove) => {
      try {
        remove()
      } catch (refused) {
        // The listener stays.
      }
    })
  }
}
