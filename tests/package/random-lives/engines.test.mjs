// Random lives on both engines: hosts of all families with their quirks, up to three tasks on one host, and an app that calls
// any method in any of its functions. Both engines have to do the same in each line of the log, and to keep the laws.
// `WSHB_NIGHTLY=1` plays 50,000; `WSHB_LIVES=1 WSHB_FIRST_SEED=77` plays one.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { difference, shortened } from '../../support/lives/compare.mjs'
import { planOf, play } from '../../support/lives/life.mjs'
import { Stage } from '../../support/lives/stage.mjs'

const LIVES = Number(process.env.WSHB_LIVES ?? (process.env.WSHB_NIGHTLY ? 50_000 : 2000))
const FIRST = Number(process.env.WSHB_FIRST_SEED ?? 1)
/** So many lives share what is loaded. */
const ON_ONE_STAGE = 200

test(`${LIVES} random lives are the same on both engines, and keep the laws`, async () => {
  let stages = {}
  const stagesFor = (isMacro) =>
    (stages[isMacro] ??= ['js', 'wasm'].map((engine) => new Stage(engine, isMacro)))
  for (let seed = FIRST; seed < FIRST + LIVES; seed += 1) {
    if (seed % ON_ONE_STAGE === 0) stages = {}
    const plan = planOf(seed)
    const [js, wasm] = stagesFor(plan.isMacro)
    const problem = difference(await play(plan, js), await play(plan, wasm))
    if (problem) assert.fail(await shortened(plan, problem))
  }
})
