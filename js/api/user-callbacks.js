// Calls the functions that the user gave as options, and translates their answers for the core.

import { call, throwLater, warnOnce } from '../bridge/guard.js'
import { address } from '../bridge/secrets.js'
import { DATA, kindOf, sendable, toNumber } from '../util/data.js'
import { describe } from '../util/text.js'
import { hasUrl } from './option-kinds.js'
import { invalidOption } from './options.js'

/** @typedef {import('./option-types.js').OptionValues} OptionValues */
/** @typedef {import('../bridge/delegate.js').Delegate['log']} Log */
/** Why a connection has ended: a `WebsocketHeartbeatError` or an error event.
 * @typedef {{ code: string } & Record<string, any>} LastError */

export class UserCallbacks {
  /**
   * @param {OptionValues} values the options, live
   * @param {{ log: Log, hooks: { cuts: number } }} delegate
   */
  constructor(values, delegate) {
    this._values = values
    this._delegate = delegate
    /** @type {any} */
    this._params = null
    this._attempt = 0
  }

  /**
   * The params of an attempt, or a Promise of them. Throws what the user's function threw.
   * @param {number} attempt from 1 in each outage
   * @param {boolean} isAgain the same attempt goes on, with the same params
   * @param {LastError | null} lastError
   */
  params(attempt, isAgain, lastError) {
    this._attempt = attempt
    if (isAgain) return this._params
    const source = this._values.connectSocketParams
    return typeof source === 'function' ? source({ attempt, lastError }) : source
  }

  /**
   * The `timeout` of params, 0 if there is none. Throws if the value has no url.
   * @param {any} params
   */
  timeoutIn(params) {
    const { cuts } = this._delegate.hooks
    if (!hasUrl(params)) throw params
    this._params = params
    const url = address(params.url)
    this._delegate.log('info', 'attempt', { attempt: this._attempt, url }, cuts)
    return toNumber(params.timeout) || 0
  }

  /** The data of a ping; undefined if there is nothing to send. */
  pingData() {
    const { cuts } = this._delegate.hooks
    const { pingMsg } = this._values
    const data = typeof pingMsg === 'function' ? call(undefined, pingMsg, []) : pingMsg
    if (data === undefined || data === null) return undefined
    if (!kindOf(data)) {
      throwLater(invalidOption('pingMsg', data, `a function that gives ${DATA}`, true))
      return undefined
    }
    if (this._delegate.log('debug', 'ping', {}, cuts)) return undefined
    // This may throw: the buffer of a view may be detached.
    return call(undefined, sendable, [data])
  }

  /**
   * @param {unknown} data
   * @param {unknown} event
   */
  isPong(data, event) {
    return !!call(undefined, this._values.isPong, [data, event])
  }

  /** @param {{ code: number, reason: string, wasOpen: boolean, error: LastError | null }} loss */
  shouldReconnect(loss) {
    return !!call(undefined, this._values.shouldReconnect, [loss], true)
  }

  /**
   * The delay before the next attempt, ms; −1: no attempt; NaN: the default delay.
   * @param {{ attempt: number, outageMs: number, lastError: LastError | null }} info
   */
  retry(info) {
    const thrown = {}
    const answer = call(undefined, this._values.retry, [info], thrown)
    if (answer === false) return -1
    const ms = toNumber(answer)
    if (ms >= 0) return ms
    if (answer !== thrown) {
      warnOnce(`retry gave ${describe(answer, true)}; allowed: a number of ms, or false`)
    }
    return NaN
  }
}
