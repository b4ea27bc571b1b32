// The results of `send` and `ping`: each call gets exactly one, and never inside the call.

import { CODES, CODE_GIVEN_UP } from '#build/protocol.js'
import { call, noop, soon } from '../bridge/guard.js'
import { copied } from '../util/data.js'
import { WebsocketHeartbeatError } from './error.js'

/** @typedef {(error: any, value?: unknown) => void} Done gets a `WebsocketHeartbeatError`, or what a host says as `raw` */
/**
 * A call that waits for its result. `message` is that of a send; null once the host has it, undefined for a ping.
 * @typedef {{ done: Done, message: Record<string, any> | null | undefined }} Waiting
 */

/**
 * A Promise of what `start(done)` ends with. Its rejection never counts as unhandled.
 * @param {(done: Done) => void} start
 */
export function promised(start) {
  const promise = new Promise((resolve, reject) => {
    start((error, value) => {
      if (error) reject(error)
      else resolve(value)
    })
  })
  promise.then(noop, noop)
  return promise
}

/**
 * The callbacks of `param` as one function.
 * @param {any} param
 * @returns {Done}
 */
export function byCallbacks(param) {
  return (error, value) => {
    soon(() => {
      // The host's own object, if there is one.
      const given = error ? /** @type {any} */ (error).raw || error : value
      call(param, error ? param.fail : param.success, [given])
      call(param, param.complete, [given])
    })
  }
}

/** The calls that wait for a result, by their numbers. */
export class Results {
  constructor() {
    /** @type {Record<number, Waiting>} */
    this._waiting = {}
    this._last = 0
  }

  /**
   * @param {Done} done
   * @param {Record<string, any>} [message] the message that the host is to get
   * @returns {number} its number
   */
  keep(done, message) {
    this._last += 1
    this._waiting[this._last] = { done, message }
    return this._last
  }

  /**
   * If the host does not have the message of a send yet, the app may change its bytes before the host gets them.
   * @param {number} number
   */
  own(number) {
    const { message } = this._waiting[number] || {}
    if (message) message.data = copied(message.data)
  }

  /**
   * Takes the message of a send out, for the host.
   * @param {number} number
   */
  takeMessage(number) {
    const waiting = this._waiting[number]
    const message = waiting && waiting.message
    if (waiting) waiting.message = null
    return message
  }

  /**
   * @param {number} number
   * @param {WebsocketHeartbeatError | null} error
   * @param {unknown} [value]
   */
  settle(number, error, value) {
    const waiting = this._waiting[number]
    if (!waiting) return
    // It waits until then, in case that the stack is full.
    waiting.done(error, value)
    delete this._waiting[number]
  }

  /**
   * @param {number} number
   * @param {number} code
   * @param {unknown} [raw] what the host said
   */
  fail(number, code, raw) {
    this.settle(number, new WebsocketHeartbeatError(CODES[code], undefined, undefined, raw))
  }

  /** The numbers of the sends that the host has and has not answered. */
  unanswered() {
    const numbers = Object.keys(this._waiting).map(Number)
    return numbers.filter((number) => this._waiting[number].message === null)
  }

  /** The engine has failed, so the core can end no call any more: all that wait fail. */
  giveUp() {
    Object.keys(this._waiting).forEach((number) => this.fail(Number(number), CODE_GIVEN_UP))
  }
}
