// The listeners of a socket, as EventTarget keeps them. One place is that of the handler `on…`, from when it is set first.

import { throwLater } from '../bridge/guard.js'
import { begin, end } from './events.js'

/**
 * @typedef {object} Listener
 * @property {string} type
 * @property {any} callback a function, or an object with `handleEvent`; null: the handler `on…`
 * @property {boolean} capture
 * @property {boolean} once
 * @property {boolean} isRemoved
 */

/**
 * Whether a value may be a handler: any other becomes null.
 * @param {unknown} value
 */
const isObject = (/** @type {unknown} */ value) =>
  typeof value === 'function' || (typeof value === 'object' && !!value)

/**
 * Whether a listener is one for the capturing phase, which the options say, or a flag in their place.
 * @param {any} options
 */
const captureOf = (options) => !!(isObject(options) ? Object(options).capture : options)

export class Listeners {
  /** @param {object} target the socket */
  constructor(target) {
    this._target = target
    /** @type {Listener[]} */
    this._all = []
    /** @type {Record<string, any>} */
    this._handlers = {}
  }

  /**
   * @param {string} type
   * @param {any} callback
   * @param {any} options
   */
  add(type, callback, options) {
    const fields = Object(options)
    const capture = captureOf(options)
    const once = !!fields.once
    const { signal } = fields
    if ((signal && signal.aborted) || !callback) return
    if (this._find(type, callback, capture)) return
    this._all.push({ type, callback, capture, once, isRemoved: false })
    if (signal) signal.addEventListener('abort', () => this.remove(type, callback, capture))
  }

  /**
   * @param {string} type
   * @param {any} callback
   * @param {any} options
   */
  remove(type, callback, options) {
    const capture = captureOf(options)
    this._drop(this._find(type, callback, capture))
  }

  /**
   * @param {string} type
   * @param {any} callback
   * @param {boolean} capture
   */
  _find(type, callback, capture) {
    return this._all.filter(
      (one) => one.type === type && one.callback === callback && one.capture === capture,
    )[0]
  }

  /** @param {Listener | undefined} listener */
  _drop(listener) {
    if (!listener) return
    listener.isRemoved = true
    this._all = this._all.filter((one) => one !== listener)
  }

  /** @param {string} type */
  handler(type) {
    return this._handlers[type] || null
  }

  /**
   * @param {string} type
   * @param {unknown} value
   */
  setHandler(type, value) {
    const place = this._find(type, null, false)
    this._handlers[type] = isObject(value) ? value : null
    if (!isObject(value)) this._drop(place)
    else if (!place) {
      this._all.push({ type, callback: null, capture: false, once: false, isRemoved: false })
    }
  }

  /**
   * Calls those of an event.
   * @param {any} event
   * @returns {boolean} whether nobody has prevented what follows
   */
  dispatch(event) {
    const listeners = this._all.filter((one) => one.type === event.type)
    begin(event, this._target)
    listeners.forEach((one) => {
      if (one.isRemoved || event.isStopped) return
      if (one.once) this._drop(one)
      this._call(one, event)
    })
    return end(event)
  }

  /**
   * @param {Listener} listener
   * @param {any} event
   */
  _call({ callback, type }, event) {
    const target = this._target
    try {
      const called = callback || this._handlers[type]
      if (typeof called === 'function') {
        const answer = called.call(target, event)
        if (!callback && answer === false) event.preventDefault()
      } else if (callback) called.handleEvent(event)
    } catch (error) {
      throwLater(error)
    }
  }
}
