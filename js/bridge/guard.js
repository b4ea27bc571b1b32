// Calls of the user's code: what it throws reaches the app's own error handler, and harms nothing here.

/** For callbacks that hosts want and we don't. */
export function nothing() {}

/** Throws an error where the app's own handler sees it, after this turn. */
export function later(error) {
  if (typeof setTimeout !== 'function') return
  setTimeout(function () {
    throw error
  }, 0)
}

/** Calls `fn` if it is a function; gives `fallback` if it threw. */
export function call(self, fn, args, fallback) {
  if (typeof fn !== 'function') return fallback
  try {
    // Most have one: `call` is the quicker one.
    return args.length === 1 ? fn.call(self, args[0]) : fn.apply(self, args)
  } catch (error) {
    later(error)
    return fallback
  }
}

var said = {}

/** One console line per text and app. */
export function warnOnce(text) {
  if (said['$' + text]) return
  said['$' + text] = true
  if (typeof console === 'object' && console && typeof console.warn === 'function') {
    console.warn('websocket-heartbeat-miniprogram: ' + text)
  }
}
