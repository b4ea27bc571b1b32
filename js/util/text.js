// Texts for people: what the host reported, and what values were passed.

const NO_WORDS = 'the host gave no reason'

/**
 * The host's own text about what went wrong; it may hold secrets. Never throws.
 * @param {any} event
 * @returns {string}
 */
export function wordsOf(event) {
  try {
    const text = event && (event.errMsg || event.errorMessage || event.message || event.reason)
    return String(text || (typeof event === 'string' && event) || NO_WORDS)
  } catch (unreadable) {
    return NO_WORDS
  }
}

/**
 * Describes a value in a short text. Of objects, and of texts that may be addresses, only the type is told.
 * @param {any} value
 * @param {boolean} [isSecret] only the type is told
 * @returns {string}
 */
export function describe(value, isSecret) {
  const type = typeof value
  if (value === null || value === undefined) return `${value}`
  if (!isSecret && /^[nb]/.test(type)) return String(value)
  if (!isSecret && type === 'string' && /^[\w ./-]{0,60}$/.test(value)) return `"${value}"`
  return `a${type === 'object' ? 'n' : ''} ${type}`
}
