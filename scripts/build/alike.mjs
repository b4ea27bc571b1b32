// Makes code more alike without changing what it does: gzip describes what has come before by a few bits.

import { namedAlike } from './locals.mjs'
import { likeNextToLike } from './order.mjs'

/** Minified ES5 with its functions in another order, and their variables under other names; `parse` is by acorn. */
export function alike(code, parse) {
  const ordered = likeNextToLike(code, parse(code))
  return namedAlike(ordered, parse(ordered))
}
