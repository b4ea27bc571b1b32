// `npm run bench`: measures all that docs/BENCHMARKS.md shows; `npm run bench -- PART…` measures those.
// With `--quick` it is less exact, and what the document shows stays as it is; with `--all` it also
// builds real apps with toolchains that are large to install.

import { parts } from '../bench/parts.mjs'
import { prepare } from './lib/prepare.mjs'
import { fail, Failure, step } from './lib/step.mjs'

const flags = ['--quick', '--all']

async function main(args) {
  const [quick, all] = flags.map((flag) => args.includes(flag))
  const wanted = args.filter((arg) => !flags.includes(arg))
  const unknown = wanted.filter((name) => !parts.includes(name))
  if (unknown.length)
    throw new Failure(`no part ${unknown.join(', ')}; there are: ${parts.join(', ')}`)
  await prepare()
  // Imported only now: these need node_modules, which a fresh clone does not have before the set-up.
  const { keep, showTargets } = await import('../bench/report/report.mjs')
  const { machine, quiet } = await import('../bench/machine.mjs')
  for (const name of parts.filter((part) => !wanted.length || wanted.includes(part))) {
    const { bench } = await import(`../bench/${name}/part.mjs`)
    console.log(`\n${await quiet()}`)
    await step(name, async () => keep(name, await bench({ quick, all }), machine(), quick))
  }
  showTargets(quick)
}

main(process.argv.slice(2)).catch(fail)
