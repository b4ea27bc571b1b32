// Host events in our one shape each (README, "Events").

import { decodeBase64 } from '../util/base64.js'
import { kindOf, toNumber } from '../util/data.js'
import { can } from './platform.js'
import { wordsOf } from '../util/text.js'

/** @import { CloseEventShape, ErrorEventShape, HostEvent } from './types.js' */

/** The longest reason of a close frame, in bytes of UTF-8 (RFC 6455 §5.5: 125 less the code). */
const MAX_REASON = 123

/**
 * The fields of an event, inherited ones too (DOM events have no others), without methods.
 * @param {any} event
 * @returns {HostEvent}
 */
function fieldsOf(event) {
  /** @type {HostEvent} */
  const fields = {}
  if (event && typeof event === 'object') {
    for (const name in event) if (typeof event[name] !== 'function') fields[name] = event[name]
  }
  return fields
}

/**
 * An event; nothing, if a getter of it throws or no text can be made of it.
 * @template T
 * @param {T} event
 * @returns {T | undefined}
 */
export function readable(event) {
  try {
    fieldsOf(event)
    wordsOf(event)
    return event
  } catch (refused) {
    return undefined
  }
}

/**
 * An error event: the host's fields, `code`, `message`, and the host's event as `raw`.
 * @param {string} code
 * @param {unknown} event
 * @param {string} [text] the message, where there is no event
 * @returns {ErrorEventShape}
 */
export function errorEvent(code, event, text) {
  event = readable(event)
  const error = /** @type {ErrorEventShape} */ (fieldsOf(event))
  error.code = code
  error.message = (event === undefined && text) || wordsOf(event)
  error.raw = event
  return error
}

/**
 * A close event; one that fits already is passed on itself.
 * @param {unknown} event
 * @returns {CloseEventShape}
 */
export function closeEvent(event) {
  event = readable(event)
  const given = /** @type {HostEvent} */ (event || {})
  const reason = typeof given.reason === 'string' ? given.reason : ''
  let code = toNumber(given.code)
  // It is missing, or 16 bits can't carry it: it says nothing about the end, so it never becomes 1000.
  if (code !== (code & 65535)) code = 1006
  if (given.code === code && given.reason === reason) return /** @type {CloseEventShape} */ (given)
  const close = /** @type {CloseEventShape} */ (fieldsOf(event))
  close.code = code
  close.reason = reason
  close.raw = event
  return close
}

/**
 * A message event: `data` is a string or an ArrayBuffer. One that fits is passed on itself, and so is one whose
 * data is of no known kind.
 * @param {any} event
 * @returns {HostEvent}
 */
export function messageEvent(event) {
  // Alipay's task nests the event in `data`.
  const inner =
    event && kindOf(event.data) === 0 && event.data && kindOf(event.data.data) ? event.data : event
  const isText = inner && typeof inner.data === 'string'
  const isBase64 = isText && inner.isBuffer === true
  if (inner === event && !isBase64) return event
  return withData(event, isBase64 ? decodeBase64(inner.data).buffer : inner.data)
}

/**
 * @param {HostEvent} event
 * @param {unknown} data
 * @returns {HostEvent}
 */
function withData(event, data) {
  const message = fieldsOf(event)
  message.data = data
  message.isBuffer = false
  message.raw = event
  return message
}

/**
 * Whether the data of an event is a Blob: all that is needed of one is its method.
 * @param {any} event
 * @returns {boolean}
 */
export function isBlob(event) {
  return can(event && event.data, 'arrayBuffer')
}

/**
 * A Promise of a message event with an ArrayBuffer in place of the Blob; of the event itself, if none can be made.
 * @param {HostEvent} event
 * @returns {Promise<HostEvent>}
 */
export function unpackBlob(event) {
  return new Promise((resolve) => {
    resolve(event.data.arrayBuffer())
  }).then(
    (buffer) => withData(event, buffer),
    () => event,
  )
}

/**
 * The seconds that a server asks for in its reason (`retry-after=S`); −1 if it asks for none.
 * @param {string} reason
 * @returns {number}
 */
export function retryAfter(reason) {
  const match = /retry-after=(\d+)/.exec(reason)
  return match ? Number(match[1]) : -1
}

/**
 * A reason cut to what a close frame can carry, between characters.
 * @param {string} reason
 * @returns {string}
 */
export function cutReason(reason) {
  let bytes = 0
  for (let i = 0; i < reason.length; i++) {
    const unit = reason.charCodeAt(i)
    // Half a character becomes U+FFFD, which takes 3 bytes.
    const isPair = (unit & 0xfc00) === 0xd800 && (reason.charCodeAt(i + 1) & 0xfc00) === 0xdc00
    bytes += isPair ? 4 : unit < 0x80 ? 1 : unit < 0x800 ? 2 : 3
    if (bytes > MAX_REASON) return reason.slice(0, i)
    if (isPair) i++
  }
  return reason
}
