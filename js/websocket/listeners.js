// The listeners of a socket, as EventTarget keeps them. One place is that of the handler `on…`, from
// when it is set first.

import { can } from '../bridge/foreign.js'
import { noop, throwLater } from '../bridge/guard.js'
import { begin, end } from './events.js'

/** Stands for the handler `on…`, in its place among the listeners. */
const HANDLER = {}

/**
 * @typedef {object} Listener
 * @property {string} type
 * @property {any} callback a function, an object with `handleEvent`, or `HANDLER`
 * @property {boolean} capture
 * @property {boolean} once
 * @property {boolean} isRemoved
 * @property {() => void} forget called when it is removed
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
    const { signal } = fields
    if (signal !== undefined && !can(signal, 'addEventListener')) {
      throw new TypeError('addEventListener: the signal is no AbortSignal')
    }
    if (callback === null || callback === undefined) return
    if (!isObject(callback)) throw new TypeError('addEventListener: the listener is no function')
    if ((signal && signal.aborted) || this._find(type, callback, capture)) return
    const listener = this._push(type, callback, capture, !!fields.once)
    if (!signal) return
    const abort = () => this._drop(listener)
    listener.forget = () => signal.removeEventListener('abort', abort)
    signal.addEventListener('abort', abort)
  }

  /**
   * @param {string} type
   * @param {any} callback
   * @param {boolean} capture
   * @param {boolean} once
   */
  _push(type, callback, capture, once) {
    const listener = { type, callback, capture, once, isRemoved: false, forget: noop }
    this._all.push(listener)
    return listener
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
    listener.forget()
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
    const place = this._find(type, HANDLER, false)
    const isSet = isObject(value)
    this._handlers[type] = isSet ? value : null
    if (!isSet) this._drop(place)
    else if (!place) this._push(type, HANDLER, false, false)
  }

  /**
   * Calls those of an event.
   * @param {any} event
   * @returns {boolean} whether nobody has prevented what follows
   */
  dispatch(event) {
    const listeners = this._all.filter((one) => one.type === event.type)
    try {
      begin(event, this._target)
    } catch (unchangeable) {
      // The listeners get it as it is.
    }
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
      const isHandler = callback === HANDLER
      const called = isHandler ? this._handlers[type] : callback
      if (typeof called === 'function') {
        const answer = called.call(target, event)
        if (isHandler && answer === false) event.preventDefault()
      } else if (!isHandler) called.handleEvent(event)
    } catch (error) {
      throwLater(error)
    }
  }
}
