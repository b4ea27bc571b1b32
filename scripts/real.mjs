// `npm run test:real`: the packed package on the real toolchains and in real engines;
// `npm run test:real -- NAME…` runs those suites. What they need is big, and is brought on the first run.

import { fail, step } from './lib/step.mjs'
import { choose, runSuites } from './lib/run-suites.mjs'
import { setup } from './setup.mjs'

async function main(wanted) {
  await setup()
  // Only now: these need node_modules, which a fresh clone does not have before.
  const { suites } = await import('./real/suites.mjs')
  const { build } = await import('./lib/pipeline.mjs')
  const { packedDir } = await import('./lib/packed.mjs')
  const names = choose(suites, wanted)
  await build()
  await step('npm pack, and its installation', () => void packedDir())
  for (const name of names) await suites[name].setup()
  process.exit((await runSuites(suites, names, 'npm run test:real')) ? 0 : 1)
}

main(process.argv.slice(2)).catch(fail)
