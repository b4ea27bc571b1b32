// Texts for people: what the host reported, and what values were passed. All of it is safe to print.

/**
 * Removes from a text the parts of URLs that may be secret: userinfo, query and fragment.
 * @param {string} text
 * @returns {string}
 */
export function redact(text) {
  return text.replace(/(:\/\/)([^\s/?#]*@)?([^\s?#]*)([?#]\S*)?|\?[^\s?]+=\S*/g, '$1$3')
}

/**
 * The host's own text about what went wrong.
 * @param {any} event
 * @returns {string}
 */
export function wordsOf(event) {
  let text = event && (event.errMsg || event.errorMessage || event.message || event.reason)
  if (!text) text = typeof event === 'string' ? event : 'the host gave no reason'
  return redact(String(text))
}

/**
 * Describes a value in a short text. Never throws.
 * @param {unknown} value
 * @returns {string}
 */
export function describe(value) {
  try {
    const type = typeof value
    if (typeof value === 'string') {
      const text = redact(value)
      return `"${text.length > 60 ? `${text.slice(0, 57)}…` : text}"`
    }
    if (type === 'function' || type === 'symbol') return `a ${type}`
    if (typeof value !== 'object' || value === null) return String(value)
    // The contents are not shown: they may be secret.
    if (Array.isArray(value)) return `an array of ${value.length}`
    return `an object { ${Object.keys(value).slice(0, 5).join(', ')} }`
  } catch (unreadable) {
    return 'an unreadable object'
  }
}
