// The sockets that a task has left and that have not reported their close.

import { shut } from './host-call.js'

/** @import { SocketTask } from './types.js' */

/** How many are remembered: a host that reports no close must not fill the memory. */
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

  /** Asks all of them to close once more: hosts allow few sockets at a time. */
  closeAgain() {
    this._sockets.forEach(shut)
  }
}
