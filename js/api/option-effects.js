// What else happens when an option is set, besides that its value is kept.

import { warnOnce } from '../bridge/guard.js'
import { KIND_HOST } from '#build/protocol.js'
import { WebsocketHeartbeatError } from './error.js'
import { ALLOWED } from './option-kinds.js'
import { invalidOption } from './options.js'

export class OptionEffects {
  /** @param {import('../bridge/delegate.js').Delegate} delegate */
  constructor(delegate) {
    this._delegate = delegate
  }

  /**
   * Passes a change to the core.
   * @param {number} change
   * @param {number} number
   */
  setOption(change, number) {
    this._delegate.core.setOption(this._delegate.enter(), change, number)
  }

  /**
   * Is called before a new value is kept. If it throws, the value is refused.
   * @param {import('./option-types.js').OptionName} name
   * @param {any} value
   */
  useOption(name, value) {
    const delegate = this._delegate
    const { core, id } = delegate
    // Nothing is said of the host if the engine has failed.
    if (name === 'miniprogram' && core.setHost(id, value) === false) {
      throw invalidOption(name, value, ALLOWED[KIND_HOST])
    }
    if (name === 'networkAware') core.setAware(id, false, value)
    if (name === 'lifecycleAware') core.setAware(id, true, value)
    if (name === 'isPong') {
      delegate.port.isPong = value && ((data, event) => delegate.callbacks.isPong(data, event))
    }
    if (name === 'signal' && value !== delegate.values.signal) this._listen(value)
  }

  /** @param {any} signal */
  _listen(signal) {
    const { life } = this._delegate
    if (signal && signal.aborted) throw new WebsocketHeartbeatError('aborted', undefined, 'signal')
    if (life.isOver()) return
    if (signal) signal.addEventListener('abort', life.onAbort)
    // Only after the new listener is on: if adding it throws, the new signal is refused and the old one stays.
    life.unlisten()
    this._delegate.values.signal = signal
    // Adding it may have ended the task.
    if (life.isOver()) life.unlisten()
  }

  /**
   * Reports that a value which was set later is not allowed. The old value stays.
   * @param {any} error
   */
  refuseOption(error) {
    const delegate = this._delegate
    if (error.code === 'aborted') delegate.life.destroy()
    else if (delegate.values.logger) delegate.log('warn', 'option', { message: error.message })
    else warnOnce(error.message)
  }
}
