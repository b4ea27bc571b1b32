// What the standard lets a socket throw.

/** The numbers of the names, as DOMException has them. */
const CODES = { SyntaxError: 12, InvalidStateError: 11, InvalidAccessError: 15 }

/**
 * A DOMException, or in a realm without this class an Error with the same name.
 * @param {keyof typeof CODES} name
 * @param {string} message
 */
export function exception(name, message) {
  if (typeof DOMException === 'function') return new DOMException(message, name)
  const error = /** @type {any} */ (new Error(message))
  error.name = name
  error.code = CODES[name]
  return error
}
