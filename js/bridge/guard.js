// Calls of user code. What it throws goes to the error handler of the app, and does not disturb the library.

/** For callbacks that a host requires and we do not need. */
export function noop() {}

/**
 * Throws an error in a later turn, so that the error handler of the app gets it.
 * @param {unknown} error
 */
export function throwLater(error) {
  later(() => {
    throw error
  }, 0)
}

/**
 * Sets a timer. A host may lack timers or refuse: then it never fires.
 * @param {() => void} fn
 * @param {number} ms
 * @returns {any}
 */
export function later(fn, ms) {
  try {
    return setTimeout(fn, ms)
  } catch (refused) {
    return undefined
  }
}

/**
 * Takes a timer back, as far as the host can.
 * @param {any} timer
 */
export function cancel(timer) {
  try {
    clearTimeout(timer)
  } catch (refused) {
    // It fires without effect.
  }
}

/**
 * Calls `fn` as soon as what is running now has ended.
 * @param {() => void} fn
 */
export function soon(fn) {
  try {
    Promise.resolve().then(fn)
  } catch (refused) {
    later(fn, 0)
  }
}

/**
 * Calls `fn` if it is a function.
 * @param {unknown} self `this` inside it
 * @param {unknown} fn
 * @param {readonly unknown[]} args
 * @param {unknown} [fallback] returned if `fn` throws or is no function
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
 * Writes a text to the console, once in the life of the app.
 * @param {string} text
 * @param {string} [words] what follows it; it is kept nowhere
 */
export function warnOnce(text, words) {
  if (warned[`$${text}`]) return
  warned[`$${text}`] = true
  try {
    console.warn(`websocket-heartbeat-miniprogram: ${text}${words ? `; ${words}` : ''}`)
  } catch (refused) {
    // The host has no console.
  }
}
