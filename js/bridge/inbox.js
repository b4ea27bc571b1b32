// Messages that have to wait, because they or earlier ones are converted first: they are delivered in order.

/** @import { HostEvent } from '../host/types.js' */

export class Inbox {
  constructor() {
    /**
     * Settles when the last message that waits has been delivered; null if none waits.
     * @type {Promise<void> | null}
     */
    this._last = null
  }

  isEmpty() {
    return !this._last
  }

  /**
   * Delivers what a Promise brings, after all that waits already.
   * @param {Promise<HostEvent>} message
   * @param {(event: HostEvent) => void} deliver
   */
  add(message, deliver) {
    const mine = Promise.all([message, this._last]).then((all) => {
      if (this._last === mine) this._last = null
      deliver(all[0])
    })
    this._last = mine
  }
}
