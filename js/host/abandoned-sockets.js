// The sockets that a task has abandoned and that have not reported their close yet.

import { shut } from './host-call.js'

/** @import { SocketTask } from './types.js' */

/** At most this many are kept, so that a host which reports no close cannot fill the memory. */
const MAX_ABANDONED = 8

export class AbandonedSockets {
  constructor() {
    /** @type {SocketTask[]} */
    this._sockets = []
  }

  /** @param {SocketTask} socket */
  add(socket) {
    this._sockets.push(socket)
    if (this._sockets.length > MAX_ABANDONED) this._sockets.shift()
  }

  /** @param {SocketTask | null} socket */
  forget(socket) {
    this._sockets = this._sockets.filter((other) => other !== socket)
  }

  /** Asks all of them to close once more, since hosts allow few sockets at a time. */
  closeAgain() {
    this._sockets.forEach(shut)
  }
}
