// The one error class, and the texts of its codes.

import { hide } from '../bridge/foreign.js'
import { CODES, CODE_CONNECTION_LOST, CODE_DEAD } from '#build/protocol.js'

/** The codes that only JS can give. */
export const OWN_CODES = /** @type {const} */ ([
  'aborted',
  'engine',
  'invalid-data',
  'invalid-option',
  'no-host',
])

/** @typedef {typeof CODES[number] | typeof OWN_CODES[number]} ErrorCode */

/** @type {Partial<Record<ErrorCode, string>>} */
export const TEXTS = {
  aborted: 'ended before the task was ready',
  'not-open': 'the connection is not open',
  'queue-full': 'the send queue has no room (option queue)',
  expired: 'longer than queue.maxAge',
  'send-failed': 'the host refused to send',
  'connection-lost': 'lost before the host answered',
  closed: 'the task is closed; open() brings it back',
  'given-up': 'the task has given up; open() brings it back',
  destroyed: 'the task is destroyed; make a new one',
  dead: 'no answer to the ping',
  'params-failed': 'connectSocketParams failed or gave no url',
  'connect-failed': 'closed before it was open',
  'connect-timeout': 'longer than connectTimeout',
}

/**
 * An ES5 constructor: a class that extends Error would cost a helper of half a KB.
 * @class
 * @param {ErrorCode} code stable, for `===`
 * @param {string} [message] for people; by default the text of the code
 * @param {string} [option] the option that is wrong
 * @param {any} [raw] what the host said
 */
export function WebsocketHeartbeatError(code, message, option, raw) {
  /** @type {ErrorCode} */
  this.code = code
  /** @type {string} */
  this.message = message || TEXTS[code] || code
  this.option = option
  this.stack = new Error(this.message).stack
  hide(this, 'raw', raw)
}

/** @param {unknown} value */
const own = (value) => ({ value, configurable: true, writable: true })

// Where Error.prototype is frozen, a field that it has could not be set without one of ours.
WebsocketHeartbeatError.prototype = Object.create(Error.prototype, {
  constructor: own(WebsocketHeartbeatError),
  name: own('WebsocketHeartbeatError'),
  message: own(''),
})

/**
 * The error that describes the end of an open socket.
 * @param {number} code
 * @param {{ code: number }} close its close event
 */
export function lossError(code, close) {
  const isDead = code === CODE_DEAD
  const text = isDead ? undefined : `the connection closed with code ${close.code}`
  return new WebsocketHeartbeatError(
    CODES[isDead ? CODE_DEAD : CODE_CONNECTION_LOST],
    text,
    undefined,
    close,
  )
}
