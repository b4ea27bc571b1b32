// `npm test`: sets up, builds, runs all suites; `npm test -- NAME…` runs those.

import { choose, runSuites } from './lib/run-suites.mjs'
import { fail, step } from './lib/step.mjs'
import { setup } from './setup/setup.mjs'

async function main(wanted) {
  const { suites } = await import('./test/suites.mjs')
  const names = choose(suites, wanted)
  const needs = new Set(names.flatMap((name) => suites[name].needs))
  const browser = needs.has('browser')
  await setup({ browser, runner: browser || needs.has('runner') })
  if (needs.has('package')) {
    const { build } = await import('./build/pipeline.mjs')
    const { packedDir } = await import('./lib/packed.mjs')
    await build()
    await step('npm pack, and its installation', () => void packedDir())
  }
  if (needs.has('examples')) {
    const { setUpExamples } = await import('./test/examples.mjs')
    await setUpExamples()
  }
  process.exit((await runSuites(suites, names, 'npm test')) ? 0 : 1)
}

main(process.argv.slice(2)).catch(fail)
