// From a fault to the next open connection, over real TCP, beside the peers: a process for each client, seeds
// that are fixed, and the faults of tests/e2e/faults. Beside it, what the default options promise.

import { answersOf, figuresOf, latenessOf, promisesOf } from './figures.mjs'
import { caps, full, SEED, small, values } from './options.mjs'
import { plots } from './plots.mjs'
import { playAll, playPromises } from './run.mjs'
import { tables, targets } from './tables.mjs'

export async function bench({ quick }) {
  const how = quick ? small : full
  const { runs, timeout } = how
  console.log(`  seed ${SEED}, ${runs} runs of each fault and client`)
  const [played, kept] = await Promise.all([playAll(how), playPromises(how)])
  const figures = figuresOf(played.cells)
  const defaults = promisesOf(kept)
  const answers = answersOf(played.cells)
  const lateness = latenessOf(played)
  const results = { seed: SEED, runs, timeout, values, caps, figures, answers, lateness, defaults }
  results.targets = targets(figures, defaults)
  return { results, tables: tables(results), plots: plots(results) }
}
