// `npm run test:real`: the packed package on the real toolchains and in real engines;
// `npm run test:real -- NAME…` runs those suites, `-- --all` also those that are skipped otherwise (not those which
// have to be named). What they need is large, and is installed on the first run.

import { choose, runSuites } from './lib/run-suites.mjs'
import { fail, step } from './lib/step.mjs'
import { setup } from './setup/setup.mjs'

async function main(args) {
  await setup()
  // Imported only now: these need node_modules, which a fresh clone does not have before the set-up.
  const { suites } = await import('./real/suites.mjs')
  const { build } = await import('./build/pipeline.mjs')
  const { packedDir } = await import('./lib/packed.mjs')
  const wanted = args.filter((arg) => arg !== '--all')
  const named = choose(suites, wanted)
  const isAll = args.includes('--all')
  const runs = ({ onlyWithAll, onlyByName }) => !onlyByName && (isAll || !onlyWithAll)
  const names = named.filter((name) => wanted.length || runs(suites[name]))
  // Each once, even if several suites need it. First, since what is missing should be told before a long build.
  const needs = new Map(names.flatMap((name) => suites[name].needs))
  for (const [what, bring] of needs) await step(`set-up: ${what}`, bring)
  await build()
  await step('npm pack, and its installation', () => void packedDir())
  const leftOut = named.filter((name) => !names.includes(name))
  const reason = ({ onlyWithAll, onlyByName }) => onlyWithAll ?? onlyByName
  const texts = leftOut.map((name) => `${name} (${reason(suites[name])})`)
  if (texts.length) console.log(`Left out unless named: ${texts.join(', ')}`)
  const passed = await runSuites(suites, names, 'npm run test:real')
  process.exit(passed ? 0 : 1)
}

main(process.argv.slice(2)).catch(fail)
