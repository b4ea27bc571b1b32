// For each kind of option: which values are allowed, and which number the core gets for a value.

import {
  AUTO,
  KIND_AGE,
  KIND_AMOUNT,
  KIND_CALLBACK,
  KIND_CLOSE_CODES,
  KIND_CONNECT_LIMIT,
  KIND_COUNT,
  KIND_ENGINE,
  KIND_FLAG,
  KIND_HOST,
  KIND_LIMIT,
  KIND_LIMIT_OR_AUTO,
  KIND_LOGGER,
  KIND_OVERFLOW,
  KIND_PARAMS,
  KIND_PING_DATA,
  KIND_QUEUE,
  KIND_SIGNAL,
  KIND_SPAN,
  OFF,
  OVERFLOWS,
} from '#build/protocol.js'
import { isWasmPath } from '../engine/by-path.js'
import { can } from '../bridge/foreign.js'
import { DATA, kindOf, toNumber } from '../util/data.js'

const WASM_PATH = 'the absolute path of a .wasm in the code package'
const LIMIT = 'a number of ms; 0, null or Infinity turns it off'

/**
 * @param {unknown} value
 * @returns {boolean}
 */
function isObject(value) {
  return (typeof value === 'object' && value !== null) || typeof value === 'function'
}

/**
 * Whether params have a `url`, the only field that they must have.
 * @param {any} params
 */
export function hasUrl(params) {
  return isObject(params) && typeof params.url === 'string' && params.url !== ''
}

/** @param {unknown} value */
function span(value) {
  const ms = toNumber(value)
  return ms >= 0 ? ms : NaN
}

/** @param {unknown} value */
function limit(value) {
  if (value === null || toNumber(value) === Infinity) return OFF
  return span(value) || (toNumber(value) === 0 ? OFF : NaN)
}

/** @param {unknown} value */
function count(value) {
  if (value === null) return OFF
  const number = toNumber(value)
  // Rounded up, because 1.x compared with `>=`.
  return number < 0 || number === Infinity ? OFF : Math.ceil(number)
}

/** @param {unknown} code */
const isCloseCode = (code) => toNumber(code) >= 0 && toNumber(code) < 5000

/**
 * The number for a value of a kind that only JS reads.
 * @param {boolean} isAllowed
 */
const unread = (isAllowed) => (isAllowed ? 0 : NaN)

/** @import { OPTIONS, QUEUE_OPTIONS } from '#build/protocol.js' */
/** @typedef {typeof OPTIONS[number][1] | typeof QUEUE_OPTIONS[number][1]} Kind */

/**
 * Reads a value. The type check fails if a kind is missing here.
 * @param {Kind} kind
 * @param {any} value
 * @returns {number} for the core; NaN if the value is not allowed
 */
export function numberOf(kind, value) {
  switch (kind) {
    case KIND_HOST:
      // The adapters know which objects are hosts (js/api/option-effects.js).
      return unread(isObject(value))
    case KIND_PARAMS:
      return unread(typeof value === 'function' || hasUrl(value))
    case KIND_PING_DATA:
      return unread(typeof value === 'function' || kindOf(value) > 0)
    case KIND_CLOSE_CODES:
      return unread(Array.isArray(value) && value.every(isCloseCode))
    case KIND_QUEUE:
      return unread(
        value === false || (!!value && typeof value === 'object' && !Array.isArray(value)),
      )
    case KIND_FLAG:
      return unread(typeof value === 'boolean')
    case KIND_SIGNAL:
      return unread(value === null || can(value, 'addEventListener'))
    case KIND_ENGINE:
      return unread(
        value === 'auto' || value === false || (isObject(value) && isWasmPath(value.path)),
      )
    case KIND_LOGGER:
      return unread(value === null || isObject(value))
    case KIND_CALLBACK:
      return value === null ? 0 : typeof value === 'function' ? 1 : NaN
    case KIND_LIMIT_OR_AUTO:
      return value === 'auto' ? AUTO : limit(value)
    case KIND_LIMIT:
    case KIND_CONNECT_LIMIT:
      return limit(value)
    case KIND_COUNT:
      return count(value)
    case KIND_AGE:
      return value === null || toNumber(value) === Infinity ? OFF : span(value)
    case KIND_OVERFLOW:
      return OVERFLOWS.indexOf(value) < 0 ? NaN : OVERFLOWS.indexOf(value)
    case KIND_SPAN:
    case KIND_AMOUNT:
      return span(value)
  }
}

/**
 * What values of a kind are allowed, in words.
 * @type {Record<Kind, string>}
 */
export const ALLOWED = {
  [KIND_HOST]:
    'an object with connectSocket (wx, not wx.connectSocket), or a WebSocket class (send and close in its prototype, or OPEN)',
  [KIND_PARAMS]: 'an object with a url, or a function that gives one',
  [KIND_PING_DATA]: `${DATA}, or a function that gives one`,
  [KIND_CLOSE_CODES]: 'an array of close codes, 0 to 4999',
  [KIND_QUEUE]: 'false, or an object with maxMessages, maxBytes, maxAge, overflow',
  [KIND_FLAG]: 'true or false',
  [KIND_SIGNAL]: 'an AbortSignal or null',
  [KIND_ENGINE]: `'auto', false, or { path }: ${WASM_PATH}`,
  [KIND_LOGGER]: 'a function, an object like console, or null',
  [KIND_CALLBACK]: 'a function or null',
  [KIND_SPAN]: 'a number of ms, 0 or more',
  [KIND_LIMIT]: LIMIT,
  [KIND_LIMIT_OR_AUTO]: "a number of ms, or 'auto'; 0, null or Infinity turns it off",
  [KIND_CONNECT_LIMIT]: LIMIT,
  [KIND_COUNT]: 'a number; null, Infinity or negative: without end',
  [KIND_AMOUNT]: 'a number, 0 or more',
  [KIND_AGE]: 'a number of ms; null or Infinity turns it off',
  [KIND_OVERFLOW]: `'${OVERFLOWS.join("' or '")}'`,
}

/**
 * Finds the wrong field in the object of an option, if there is one.
 * @param {Kind} kind
 * @param {any} value
 * @returns {[field: string, value: unknown, allowed: string] | null}
 */
export function wrongField(kind, value) {
  if (!isObject(value)) return null
  if (kind === KIND_PARAMS) return ['.url', value.url, 'a string that is not empty']
  if (kind === KIND_ENGINE) return ['.path', value.path, WASM_PATH]
  if (kind !== KIND_CLOSE_CODES || !Array.isArray(value)) return null
  let at = 0
  while (isCloseCode(value[at])) at++
  return [`.${at}`, value[at], 'a close code, 0 to 4999']
}
