// Copies a value so that it can be kept and printed: the copy is bounded and holds no secrets of URLs.

const MAX_LENGTH = 300
const MAX_FIELDS = 30

/**
 * Removes from a text the parts of URLs that may be secret: userinfo, query and fragment.
 * @param {string} text
 */
function redact(text) {
  return text.replace(/(:\/\/)([^\s/?#]*@)?([^\s?#]*)([?#]\S*)?|\?[^\s?]+=\S*/g, '$1$3')
}

/**
 * Copies what JSON can show of a value, down to `depth` levels; of anything else, its type. Never throws.
 * @param {any} value
 * @param {number} [depth]
 * @returns {any}
 */
export function plain(value, depth) {
  try {
    const type = typeof value
    if (type === 'string') return redact(value).slice(0, MAX_LENGTH)
    if (value === null || type === 'number' || type === 'boolean') return value
    if (type !== 'object' || !depth) return type
    const copy = /** @type {any} */ (Array.isArray(value) ? [] : {})
    Object.keys(value)
      .slice(0, MAX_FIELDS)
      .forEach((name) => {
        if (value[name] !== undefined) copy[plain(name)] = plain(value[name], depth - 1)
      })
    return copy
  } catch (unreadable) {
    return 'unreadable'
  }
}
