// Calls into user code. What it throws reaches the app's own error handler, and harms nothing here.

/** For callbacks that a host wants and we do not need. */
export function nothing() {}

/**
 * Throws an error after this turn, where the app's own handler sees it.
 * @param {unknown} error
 */
export function throwLater(error) {
  if (typeof setTimeout !== 'function') return
  setTimeout(() => {
    throw error
  }, 0)
}

/**
 * Calls `fn` if it is a function.
 * @param {unknown} self `this` inside it
 * @param {unknown} fn
 * @param {readonly unknown[]} args
 * @param {unknown} [fallback] what is returned if `fn` throws or is no function
 * @returns {any}
 */
export function call(self, fn, args, fallback) {
  if (typeof fn !== 'function') return fallback
  try {
    // Most calls have one argument, and `call` is quicker than `apply`.
    return args.length === 1 ? fn.call(self, args[0]) : fn.apply(self, args)
  } catch (error) {
    throwLater(error)
    return fallback
  }
}

/** @type {Record<string, boolean>} */
const warned = {}

/**
 * Writes one console line for each text and app.
 * @param {string} text
 */
export function warnOnce(text) {
  if (warned[`$${text}`]) return
  warned[`$${text}`] = true
  if (typeof console === 'object' && console && typeof console.warn === 'function') {
    console.warn(`websocket-heartbeat-miniprogram: ${text}`)
  }
}
