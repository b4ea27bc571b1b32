// Properties over random values. The seed is fixed, so that a run tells the same as the last one; a failure
// prints it with the path to the smallest case. `WSHB_SEED=n` and `WSHB_RUNS=n` try others.

import { test } from 'node:test'
import fc from 'fast-check'
import { made } from './hostile.mjs'

const seed = Number(process.env.WSHB_SEED ?? 20_240_601)
const numRuns = Number(process.env.WSHB_RUNS ?? 300)

/** `check(...values)` throws if the property does not hold, and may be async. */
export function holds(arbitraries, check) {
  const all = fc.asyncProperty(...arbitraries, async (...values) => check(...values.map(made)))
  return fc.assert(all, { seed, numRuns })
}

/** A test of one property. */
export function property(name, arbitraries, check) {
  test(name, () => holds(arbitraries, check))
}
