// What setting an option brings about beside its new value.

import { warnOnce } from '../bridge/guard.js'
import { WebsocketHeartbeatError } from './error.js'

export class OptionEffects {
  /** @param {import('../bridge/delegate.js').Delegate} delegate */
  constructor(delegate) {
    this._delegate = delegate
  }

  /**
   * Tells the core.
   * @param {number} change
   * @param {number} number
   */
  setOption(change, number) {
    this._delegate.core.setOption(this._delegate.id, change, number)
  }

  /**
   * Is called before a new value is kept; what it throws refuses the value.
   * @param {import('./option-types.js').OptionName} name
   * @param {any} value
   */
  useOption(name, value) {
    const delegate = this._delegate
    if (name === 'miniprogram') delegate.core.setHost(delegate.id, value)
    delegate.signals.use(name, value)
    if (name === 'isPong') {
      delegate.port.isPong = value && ((data, event) => delegate.callbacks.isPong(data, event))
    }
    if (name === 'signal' && value !== delegate.values.signal) this._listen(value)
  }

  /** @param {any} signal */
  _listen(signal) {
    const { life } = this._delegate
    if (signal && signal.aborted) throw new WebsocketHeartbeatError('aborted', undefined, 'signal')
    if (signal) signal.addEventListener('abort', life.onAbort)
    // Only now: a signal that cannot be listened to is refused, and the old one stays.
    life.unlisten()
  }

  /**
   * A value that was set later is not allowed: the old one stays.
   * @param {any} error
   */
  refuseOption(error) {
    const delegate = this._delegate
    if (error.code === 'aborted') delegate.life.destroy()
    else if (!delegate.log('warn', 'option', { message: error.message })) warnOnce(error.message)
  }
}
