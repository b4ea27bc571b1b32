// Random numbers of its own for each cell, though many share a process: Math.random is that of the cell from whose
// timers and events it is called.

import { AsyncLocalStorage } from 'node:async_hooks'
import { randomOf } from '../../tests/support/random.mjs'

const cells = new AsyncLocalStorage()

/** To be called before a client is loaded: some draw when they are. */
export function seedMathRandom() {
  const { random } = Math
  Math.random = () => (cells.getStore() ?? random)()
}

/** Runs `act`, and all that follows from it, with the draws of this seed. */
export const withSeed = (seed, act) => cells.run(randomOf(seed).next, act)

/** A number for these words (FNV-1a), of 20 bits. */
export function seedOf(...words) {
  let hash = 0x811c9dc5
  for (const char of words.join('/')) hash = Math.imul(hash ^ char.codePointAt(0), 0x01000193)
  return hash >>> 12
}
