// How our objects are printed, in consoles and as JSON: only what is safe to show. Without this, printing would
// call getters, follow circular references in hosts, and show secrets of the app.

/**
 * Makes the objects of a class print as a summary. The methods for this are not enumerable.
 * @param {object} prototype
 * @param {(object: any) => unknown} summary gives what is printed for an object
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
    return JSON.stringify(this)
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
 * @param {import('./option-types.js').OptionName} name
 * @param {any} value
 * @returns {unknown}
 */
function shown(name, value) {
  const type = typeof value
  if (name === 'fatalCloseCodes') return value
  if (name === 'queue' && value) return summaryOf(value)
  // Values are not inspected: one may be a Proxy that throws at every access.
  return name === 'pingMsg' || (value && /object|function/.test(type)) ? type : value
}

/**
 * The options in a form that is safe to print: numbers and flags as they are, and of all others only the type.
 * So addresses, headers and ping data of the app are not shown.
 * @param {any} values
 * @returns {Record<string, unknown>}
 */
export function summaryOf(values) {
  /** @type {Record<string, unknown>} */
  const summary = {}
  for (const name in values) summary[name] = shown(/** @type {any} */ (name), values[name])
  return summary
}
