// Brings the events of all hosts into the same shape (README, "Events").

import { decodeBase64 } from '../util/base64.js'
import { kindOf, toNumber } from '../util/data.js'
import { can } from './platform.js'
import { wordsOf } from '../util/text.js'

/** @import { CloseEventShape, ErrorEventShape, HostEvent } from './types.js' */

/** The longest reason of a close frame, in bytes of UTF-8 (RFC 6455 §5.5: 125 minus 2 for the code). */
const MAX_REASON = 123

/**
 * Copies the fields of an event, without methods but with inherited fields: DOM events have only those.
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
 * The event, or undefined if one of its getters throws or its text cannot be read.
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
 * @param {string} [text] the message, if there is no event
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
 * A close event. An event that already has our shape is returned itself.
 * @param {unknown} event
 * @returns {CloseEventShape}
 */
export function closeEvent(event) {
  event = readable(event)
  const given = /** @type {HostEvent} */ (event || {})
  const reason = typeof given.reason === 'string' ? given.reason : ''
  let code = toNumber(given.code)
  // The code is missing or does not fit into 16 bits. It must not become 1000, which would mean a normal end.
  if (code !== (code & 65535)) code = 1006
  if (given.code === code && given.reason === reason) return /** @type {CloseEventShape} */ (given)
  const close = /** @type {CloseEventShape} */ (fieldsOf(event))
  close.code = code
  close.reason = reason
  close.raw = event
  return close
}

/**
 * A message event whose `data` is a string or an ArrayBuffer. An event that already has this shape is returned
 * itself, and so is one with data of an unknown kind.
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
 * Whether the data of an event is a Blob, or an object with the one method that is needed.
 * @param {any} event
 * @returns {boolean}
 */
export function isBlob(event) {
  return can(event && event.data, 'arrayBuffer')
}

/**
 * A Promise of a message event with an ArrayBuffer in place of the Blob; of the event itself if that fails.
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
 * The pause in seconds that a server asks for in the reason (`retry-after=S`); −1 if there is none.
 * @param {string} reason
 * @returns {number}
 */
export function retryAfter(reason) {
  const match = /retry-after=(\d+)/.exec(reason)
  return match ? Number(match[1]) : -1
}

/**
 * A reason, cut to the length that fits into a close frame. No character is cut in two.
 * @param {string} reason
 * @returns {string}
 */
export function cutReason(reason) {
  let bytes = 0
  for (let i = 0; i < reason.length; i++) {
    const unit = reason.charCodeAt(i)
    // A lone surrogate becomes U+FFFD, which takes 3 bytes.
    const isPair = (unit & 0xfc00) === 0xd800 && (reason.charCodeAt(i + 1) & 0xfc00) === 0xdc00
    bytes += isPair ? 4 : unit < 0x80 ? 1 : unit < 0x800 ? 2 : 3
    if (bytes > MAX_REASON) return reason.slice(0, i)
    if (isPair) i++
  }
  return reason
}
