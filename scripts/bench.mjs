// `npm run bench`: measures all that docs/BENCHMARKS.md shows; `npm run bench -- PART…` measures those.
// With `--quick` it is less exact, and what the document shows stays as it is.

import { fail, Failure, step } from './lib/step.mjs'

/** Each exports `bench({quick})`. */
const parts = {
  storm: './bench/storm.mjs',
}

async function main(args) {
  const quick = args.includes('--quick')
  const wanted = args.filter((arg) => arg !== '--quick')
  const unknown = wanted.filter((name) => !parts[name])
  if (unknown.length) {
    const there = Object.keys(parts).join(', ')
    throw new Failure(`no part ${unknown.join(', ')}; there are: ${there}`)
  }
  for (const [name, path] of Object.entries(parts)) {
    if (wanted.length && !wanted.includes(name)) continue
    const { bench } = await import(path)
    await step(name, () => bench({ quick }))
  }
}

main(process.argv.slice(2)).catch(fail)
