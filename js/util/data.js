// The kinds of data that a socket can carry, and numbers that may come as text.

/** The kinds of data: a text, an ArrayBuffer, a view of one. Anything else is 0. */
export const TEXT = 1
export const BUFFER = 2
const VIEW = 3

/** The name of these kinds in errors. */
export const DATA = 'a string, an ArrayBuffer or a view of one'

/**
 * The kind of some data. Never throws.
 * @param {unknown} data
 * @returns {0 | 1 | 2 | 3}
 */
export function kindOf(data) {
  if (typeof data === 'string') return TEXT
  if (!data || typeof data !== 'object') return 0
  try {
    // The tag decides, because the buffers of hosts come from another realm.
    if (Object.prototype.toString.call(data) === '[object ArrayBuffer]') return BUFFER
    return typeof ArrayBuffer.isView === 'function' && ArrayBuffer.isView(data) ? VIEW : 0
  } catch (unreadable) {
    return 0
  }
}

/**
 * The size of data in bytes. A text counts as two bytes for each UTF-16 unit.
 * @param {any} data
 * @param {number} kind what `kindOf` says of it
 * @returns {number}
 */
export function sizeOf(data, kind) {
  if (kind === TEXT) return data.length * 2
  return kind ? data.byteLength : 0
}

/**
 * Data that a host can send. A view becomes a buffer of exactly its bytes, since hosts send the whole buffer.
 * @param {any} data
 * @returns {any}
 */
export function sendable(data) {
  if (kindOf(data) !== VIEW) return data
  return data.buffer.slice(data.byteOffset, data.byteOffset + data.byteLength)
}

/**
 * Data that nobody else can change. A buffer that is detached has no bytes, and refuses to be copied.
 * @param {any} data
 * @returns {any}
 */
export function copied(data) {
  return kindOf(data) === BUFFER && data.byteLength ? data.slice(0) : data
}

/**
 * A number, or the number in a numeric string; NaN for anything else.
 * @param {unknown} value
 * @returns {number}
 */
export function toNumber(value) {
  if (typeof value === 'number') return value
  return typeof value === 'string' && value.trim() ? Number(value) : NaN
}
