// Messages that wait, because they or earlier ones must be converted first. They are delivered in order.

/** @import { HostEvent } from '../host/types.js' */

export class Inbox {
  constructor() {
    /**
     * Settles when the last waiting message has been delivered; null if none waits.
     * @type {Promise<void> | null}
     */
    this._last = null
  }

  isEmpty() {
    return !this._last
  }

  /**
   * Delivers the message of a Promise after those that wait already.
   * @param {Promise<HostEvent>} message
   * @param {(event: HostEvent) => void} deliver
   */
  add(message, deliver) {
    const added = Promise.all([message, this._last]).then((all) => {
      if (this._last === added) this._last = null
      deliver(all[0])
    })
    this._last = added
  }
}
