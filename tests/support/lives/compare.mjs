// Whether a life was the same on both engines and kept the laws; and a life that was not, as short as it can be.

import { play } from './life.mjs'
import { Stage } from './stage.mjs'

/** So many lines before the end are shown. */
const LINES = 60

/** What is wrong with a life, and the lines up to there; null if nothing is. */
export function difference(js, wasm) {
  const [breach] = [...js.breaches, ...wasm.breaches]
  const at = js.log.findIndex((line, i) => line !== wasm.log[i])
  if (breach === undefined && at < 0 && js.log.length === wasm.log.length) return null
  const end = at < 0 ? js.log.length : at
  const lines = js.log.slice(Math.max(0, end - LINES), end)
  const what = at < 0 ? breach : `js:   ${js.log[at]}\n  wasm: ${wasm.log[at]}`
  return { what, lines }
}

async function played(plan) {
  const [js, wasm] = ['js', 'wasm'].map((engine) => new Stage(engine, plan.isMacro))
  return difference(await play(plan, js), await play(plan, wasm))
}

/** Leaves out steps as long as something is still wrong; gives the text of the failure. */
export async function shortened(plan, problem) {
  let shortest = plan
  // Alone, a life may do no wrong: then what was seen is shown.
  let shown = (await played(plan)) ?? problem
  for (let at = plan.steps.length - 1; at > 0; at -= 1) {
    const steps = shortest.steps.filter((_, i) => i !== at)
    const still = await played({ ...shortest, steps })
    if (!still) continue
    shortest = { ...shortest, steps }
    shown = still
  }
  const { seed, host, quirks, steps } = shortest
  const head = `seed ${seed} on ${host} ${JSON.stringify(quirks)}, ${steps.length} steps: ${shown.what}`
  const again = `again: WSHB_LIVES=1 WSHB_FIRST_SEED=${seed} node --test tests/package/random-lives/engines.test.mjs`
  return [head, ...shown.lines, again].join('\n  ')
}
