// Reads and calls of foreign objects: of hosts, of their sockets, of their events. A field may be missing or throw.
// Rust calls all of these (src/host/sys.rs).

import { kindOf, sizeOf, toNumber } from '../util/data.js'
import { wordsOf } from '../util/text.js'
import { call, noop } from './guard.js'
import { isShown, strikeAll } from './secrets.js'

/** @typedef {(value?: any) => void} Callback */

/**
 * What a host has returned beside a Promise of its own making, as mpx does; else the value itself.
 * @param {any} value
 */
export function returned(value) {
  try {
    return '__returned' in value ? value.__returned : value
  } catch (unreadable) {
    return value
  }
}

/**
 * A field; undefined if there is none, or if reading it throws.
 * @param {any} value
 * @param {string} field
 */
export function get(value, field) {
  try {
    return value?.[field]
  } catch (unreadable) {
    return undefined
  }
}

/**
 * Whether a value has a method of this name. A getter that throws counts as no method.
 * @param {any} value
 * @param {string} method
 * @returns {boolean}
 */
export function can(value, method) {
  return typeof get(value, method) === 'function'
}

/**
 * Whether a field is truthy.
 * @param {unknown} value
 * @param {string} field
 */
export function flag(value, field) {
  return !!get(value, field)
}

/**
 * Whether a field is this very value.
 * @param {unknown} value
 * @param {string} field
 * @param {unknown} other
 */
export function is(value, field, other) {
  return get(value, field) === other
}

/**
 * A field as a number, which may be a numeric string; NaN for anything else.
 * @param {unknown} value
 * @param {string} field
 */
export function numberIn(value, field) {
  return toNumber(get(value, field))
}

/**
 * The size of a field in bytes; negative if it is neither text nor bytes.
 * @param {any} value
 * @param {string} field
 */
export function sizeIn(value, field) {
  try {
    const data = value[field]
    const kind = kindOf(data)
    return kind ? sizeOf(data, kind) : -1
  } catch (unreadable) {
    return -1
  }
}

/**
 * Sets a field, if the object allows it.
 * @param {any} object
 * @param {string} field
 * @param {unknown} value
 */
export function set(object, field, value) {
  try {
    object[field] = value
  } catch (refused) {
    // It stays as it was.
  }
}

/**
 * Adds a field that can only be read by its name: consoles and JSON leave it out.
 * @param {object} object
 * @param {string} field
 * @param {unknown} value
 */
export function hide(object, field, value) {
  Object.defineProperty(object, field, { value })
}

/**
 * What a host has given last. It may be a socket that no task has taken yet, which has to be closed after a trap.
 * @type {{ latest: unknown }}
 */
export const fromHost = { latest: undefined }

/**
 * Calls a method, and throws what it throws.
 * @param {any} target
 * @param {string} method
 * @param {unknown} argument
 * @returns {unknown}
 */
export function invoke(target, method, argument) {
  fromHost.latest = target[method](argument)
  return fromHost.latest
}

/**
 * Calls a function in a field, if there is one, and ignores how that ends.
 * @param {any} object
 * @param {string} field
 * @param {unknown} argument
 */
export function callField(object, field, argument) {
  try {
    watchResult(call(object, get(object, field), [argument]))
  } catch (refused) {
    // It has a `then` that throws.
  }
}

/**
 * Calls back with how a call ended, as far as its result shows it: a Promise, or `{ error }`.
 * @param {any} answer
 * @param {Callback} [done]
 * @param {Callback} [fail]
 */
export function watchResult(answer, done, fail) {
  if (can(answer, 'then')) answer.then(done || noop, fail || noop)
  else if (fail && answer && typeof answer === 'object' && answer.error) fail(answer)
}

/**
 * Calls a method, and calls back with how the call ended, if it threw or its result shows it.
 * @param {any} target
 * @param {string} method
 * @param {unknown} argument
 * @param {Callback} [done]
 * @param {Callback} [fail]
 */
export function watchCall(target, method, argument, done, fail) {
  try {
    watchResult(target[method](argument), done, fail)
  } catch (error) {
    if (fail) fail(error)
  }
}

/**
 * Sets a field.
 * @param {any} object
 * @param {string} field
 * @param {unknown} value
 * @param {boolean} isSeen if not, it is hidden
 */
export function setField(object, field, value, isSeen) {
  if (isSeen) object[field] = value
  else hide(object, field, value)
}

/**
 * Adds the fields of a host's event to an event of ours, without methods but with inherited fields: DOM events have only
 * those. The event itself is `raw`. Only plain values without secrets are shown.
 * @template {object} T
 * @param {T} ours keeps the fields that it has
 * @param {any} event
 * @param {import('./secrets.js').Strike} [strike] without it, nothing more is shown
 * @returns {T}
 */
export function withFields(ours, event, strike = strikeAll) {
  hide(ours, 'raw', event)
  try {
    for (const name in typeof event === 'object' ? event : null) {
      const value = event[name]
      if (name in ours || typeof value === 'function') continue
      setField(ours, name, value, isShown(strike, name) && isShown(strike, value))
    }
  } catch (unreadable) {
    // What cannot be read is left out.
  }
  return ours
}

/**
 * A Promise of the bytes of a Blob; of undefined if it does not give them.
 * @param {Blob} blob
 * @returns {Promise<unknown>}
 */
export function bytesOf(blob) {
  return new Promise((resolve) => resolve(blob.arrayBuffer())).then(undefined, noop)
}

/**
 * A message event with this data; the event that it stands for is its `raw`.
 * @param {unknown} event
 * @param {unknown} [data]
 */
export function withData(event, data) {
  return withFields({ data, isBuffer: false }, event)
}

/**
 * Whether a value as text matches a pattern, in any case of letters.
 * @param {unknown} value
 * @param {string} pattern
 */
export function matches(value, pattern) {
  return new RegExp(pattern, 'i').test(String(value))
}

/**
 * Whether the text of an error matches a pattern.
 * @param {unknown} error
 * @param {string} pattern
 */
export function says(error, pattern) {
  return matches(wordsOf(error), pattern)
}

/**
 * The pause in seconds for which the reason of a close event asks (`retry-after=S`); 0 if it asks for none.
 * @param {unknown} event
 */
export function retryAfter(event) {
  const reason = get(event, 'reason')
  const match = typeof reason === 'string' && /retry-after=(\d+)/.exec(reason)
  return match ? Number(match[1]) : 0
}

/**
 * The type of the network in an event of a host, in small letters. Throws if it cannot be read.
 * @param {any} event
 */
export function networkType(event) {
  const given = event || {}
  const type = String(given.networkType).toLowerCase()
  return given.isConnected === false ? 'none' : type
}

/**
 * A number for a name, from 1 to 65521. No list of names is kept, which a host could make grow.
 * @param {string} name
 */
export function numberOfName(name) {
  let number = 0
  for (let i = 0; i < name.length && i < 20; i += 1) {
    number = (number * 31 + name.charCodeAt(i)) % 65521
  }
  return number + 1
}

/**
 * A result in the shape of a mini-program's host.
 * @param {string} text
 */
export function result(text) {
  return { errMsg: text }
}

/**
 * Calls the callbacks of params with such a result.
 * @param {unknown} params
 * @param {string} text
 */
export function succeed(params, text) {
  callField(params, 'success', result(text))
  callField(params, 'complete', result(text))
}
