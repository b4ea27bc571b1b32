// What a host reports, in the log of a task.

import { FACTS, FACT_NETWORK_UNKNOWN, FACT_ONLINE } from '#build/protocol.js'

export class HostLog {
  /** @param {import('./delegate.js').Delegate} delegate */
  constructor(delegate) {
    this._delegate = delegate
    /** The fact that was logged last. */
    this._fact = -1
    this._hasWarned = false
  }

  /**
   * A fact about the network or the app.
   * @param {number} fact
   */
  fact(fact) {
    // Without a network the host is asked again and again.
    if (fact === FACT_NETWORK_UNKNOWN || fact === this._fact) return
    this._fact = fact
    this._delegate.log('debug', 'host', { fact: FACTS[Math.min(fact, FACT_ONLINE)] })
  }

  /**
   * The data of a message is of no known kind.
   * @returns {boolean} whether the logger has ended the step
   */
  unknownData() {
    if (this._hasWarned) return false
    this._hasWarned = true
    return this._delegate.log('warn', 'message', { message: 'data of no known kind' })
  }
}
