// Whether there is still room on the stack of the app.

import { noop } from './guard.js'

/**
 * Throws if the stack of the app is nearly full. Called first of all, so that the rest need not end halfway: neither our
 * own code nor, after a trap in the core, what follows it. It is a function of the engine that does nothing, with 512
 * arguments, which take 4 KB: a third of the time of `apply`, and no engine leaves the call out.
 * @type {() => void}
 */
export const needRoom = noop.bind.apply(
  Object.getPrototypeOf(noop),
  /** @type {any} */ (new Array(513)),
)
