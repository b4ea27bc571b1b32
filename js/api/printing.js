// How our objects are printed, in consoles and as JSON: only what is safe to show. Without this, printing would
// call getters, follow hosts that contain themselves, and show secrets of the app.

/**
 * Prints the objects of a class by a summary. What does so is not enumerable.
 * @param {object} prototype
 * @param {(object: any) => unknown} summary stands for an object where it is printed
 */
export function showAs(prototype, summary) {
  // The prototype itself has nothing behind it.
  const show = (/** @type {any} */ object) => (object._ ? summary(object) : {})
  /** @this {any} */
  function toJSON() {
    return show(this)
  }
  /** @this {any} */
  function toString() {
    return JSON.stringify(show(this))
  }
  /**
   * @param {string | symbol} name
   * @param {() => unknown} value
   */
  function hide(name, value) {
    Object.defineProperty(prototype, name, { value, writable: true, configurable: true })
  }
  hide('toJSON', toJSON)
  hide('toString', toString)
  if (typeof Symbol === 'function') hide(Symbol.for('nodejs.util.inspect.custom'), toJSON)
}

/**
 * @param {string} name
 * @param {any} value
 * @returns {unknown}
 */
function shown(name, value) {
  const type = typeof value
  if (name === 'fatalCloseCodes') return value
  if (name === 'queue' && value) return summaryOf(value)
  // No look inside: a value may be a Proxy that refuses every question.
  return name === 'pingMsg' || (value && /object|function/.test(type)) ? type : value
}

/**
 * The options as they may be printed: numbers and flags, and of all else its type. What the app has put in stays
 * out: addresses, headers, what a ping carries.
 * @param {any} values
 * @returns {Record<string, unknown>}
 */
export function summaryOf(values) {
  /** @type {Record<string, unknown>} */
  const summary = {}
  for (const name in values) summary[name] = shown(name, values[name])
  return summary
}
