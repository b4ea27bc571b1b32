// What may go over a socket, and numbers that come as text.

/** Text 1, ArrayBuffer 2, a view of one 3, anything else 0. */
export const TEXT = 1
export const BUFFER = 2
export const VIEW = 3

/** What these are called in errors. */
export const DATA = 'a string, an ArrayBuffer or a view of one'

/**
 * Never throws.
 * @param {unknown} data
 * @returns {0 | 1 | 2 | 3}
 */
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

/**
 * Bytes; a text counts two a UTF-16 unit.
 * @param {any} data
 * @param {number} kind what `kindOf` says of it
 * @returns {number}
 */
export function sizeOf(data, kind) {
  if (kind === TEXT) return data.length * 2
  return kind ? data.byteLength : 0
}

/**
 * Data as hosts take it: a view becomes a buffer of exactly its bytes, since they send all of it.
 * @param {any} data
 * @returns {any}
 */
export function sendable(data) {
  if (kindOf(data) !== VIEW) return data
  return data.buffer.slice(data.byteOffset, data.byteOffset + data.byteLength)
}

/**
 * A number or a numeric string as a number; anything else is NaN.
 * @param {unknown} value
 * @returns {number}
 */
export function toNumber(value) {
  if (typeof value === 'number') return value
  return typeof value === 'string' && value.trim() ? Number(value) : NaN
}
