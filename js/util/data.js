// What may go over a socket, and numbers that come as text.

/** Text 1, ArrayBuffer 2, a view of one 3, anything else 0. */
export var TEXT = 1
export var BUFFER = 2
export var VIEW = 3

/** What these are called in errors. */
export var DATA = 'a string, an ArrayBuffer or a view of one'

export function kindOf(data) {
  if (typeof data === 'string') return TEXT
  if (!data || typeof data !== 'object') return 0
  try {
    // By its tag: hosts hand over buffers of another realm.
    if (Object.prototype.toString.call(data) === '[object ArrayBuffer]') return BUFFER
    return typeof ArrayBuffer.isView === 'function' && ArrayBuffer.isView(data) ? VIEW : 0
  } catch (unreadable) {
    return 0
  }
}

/** Bytes; a text counts two a UTF-16 unit. */
export function sizeOf(data, kind) {
  return kind === TEXT ? data.length * 2 : kind ? data.byteLength : 0
}

/** Data as hosts take it: a view becomes a buffer of exactly its bytes, since they send all of it. */
export function sendable(data) {
  if (kindOf(data) !== VIEW) return data
  return data.buffer.slice(data.byteOffset, data.byteOffset + data.byteLength)
}

/** A number or a numeric string as a number; anything else is NaN. */
export function toNumber(value) {
  if (typeof value === 'number') return value
  return typeof value === 'string' && value.trim() ? Number(value) : NaN
}
