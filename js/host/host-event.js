// Host events in our one shape each (README, "Events").

import { decodeBase64 } from '../util/base64.js'
import { kindOf, toNumber } from '../util/data.js'
import { wordsOf } from '../util/text.js'

/** The longest reason of a close frame, in bytes of UTF-8 (RFC 6455 §5.5: 125 less the code). */
var MAX_REASON = 123

/** The fields of an event, inherited ones too (DOM events have no others), without methods. */
function fieldsOf(event) {
  var fields = {}
  if (event && typeof event === 'object') {
    for (var name in event) if (typeof event[name] !== 'function') fields[name] = event[name]
  }
  return fields
}

/** An event; nothing, if a getter of it throws or no text can be made of it. */
export function readable(event) {
  try {
    fieldsOf(event)
    wordsOf(event)
    return event
  } catch (refused) {
    return undefined
  }
}

/** An error event: the host's fields, `code`, `message`, and itself as `raw`. */
export function errorEvent(code, event, text) {
  event = readable(event)
  var error = fieldsOf(event)
  error.code = code
  error.message = (event === undefined && text) || wordsOf(event)
  error.raw = event
  return error
}

/** A close event; one that fits already is passed on itself. */
export function closeEvent(event) {
  event = readable(event)
  var told = event || {}
  var code = toNumber(told.code)
  var reason = typeof told.reason === 'string' ? told.reason : ''
  // Missing, or none that 16 bits can carry: it says nothing about how it ended, so never 1000.
  if (code !== (code & 65535)) code = 1006
  if (told.code === code && told.reason === reason) return event
  var close = fieldsOf(event)
  close.code = code
  close.reason = reason
  close.raw = event
  return close
}

/**
 * A message event: `data` is a string or an ArrayBuffer. One that fits is passed on itself; data of no
 * known kind too.
 */
export function messageEvent(event) {
  // Alipay's task nests the event in `data`.
  var inner =
    event && kindOf(event.data) === 0 && event.data && kindOf(event.data.data) ? event.data : event
  var isText = inner && typeof inner.data === 'string'
  var isBase64 = isText && inner.isBuffer === true
  if (inner === event && !isBase64) return event
  return withData(event, isBase64 ? decodeBase64(inner.data).buffer : inner.data)
}

function withData(event, data) {
  var message = fieldsOf(event)
  message.data = data
  message.isBuffer = false
  message.raw = event
  return message
}

/** A Promise of a message event whose Blob is an ArrayBuffer; of the event itself if none can be made. */
export function unpackBlob(event) {
  return new Promise(function (resolve) {
    resolve(event.data.arrayBuffer())
  }).then(
    function (buffer) {
      return withData(event, buffer)
    },
    function () {
      return event
    },
  )
}

/** The seconds that a server asks for in its reason (`retry-after=S`); −1 without. */
export function retryAfter(reason) {
  var match = /retry-after=(\d+)/.exec(reason)
  return match ? Number(match[1]) : -1
}

/** A reason cut to what a close frame can carry, between characters. */
export function cutReason(reason) {
  var bytes = 0
  for (var i = 0; i < reason.length; i++) {
    var unit = reason.charCodeAt(i)
    // Half a character becomes U+FFFD, which takes 3 bytes.
    var isPair = (unit & 0xfc00) === 0xd800 && (reason.charCodeAt(i + 1) & 0xfc00) === 0xdc00
    bytes += isPair ? 4 : unit < 0x80 ? 1 : unit < 0x800 ? 2 : 3
    if (bytes > MAX_REASON) return reason.slice(0, i)
    if (isPair) i++
  }
  return reason
}
