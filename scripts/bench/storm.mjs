// Reconnect storms: a million clients, each of them the real core, in virtual time (bench/storm).

import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { targetDirs } from '../lib/rust.mjs'
import { at, run, step, write } from '../lib/step.mjs'
import { machine } from './machine.mjs'
import { plots } from './storm-plots.mjs'
import { summary, tables } from './storm-tables.mjs'

const SEED = 1
const full = { clients: 1_000_000, targets: 40_000 }
const small = { clients: 20_000, targets: 10_000 }

export async function bench({ quick }) {
  const { clients, targets } = quick ? small : full
  const build = ['build', '--release', '--locked', '-p', 'wshb-storm']
  await step('cargo build, natively', () =>
    run('cargo', [...build, '--target-dir', targetDirs.host]).then(() => {}),
  )
  const since = Date.now()
  const threads = availableParallelism()
  const raw = await play([clients, targets, SEED, threads])
  const took = Math.round((Date.now() - since) / 1000)
  const results = { ...summary(raw), machine: { ...machine(), threads, seconds: took } }

  for (const table of Object.values(tables(results))) console.log(`\n${table}`)
  const folder = quick ? at('target/bench') : at('docs/benchmarks')
  write(join(folder, 'storm.json'), `${JSON.stringify(results, null, 2)}\n`)
  for (const [name, svg] of Object.entries(plots(raw))) {
    write(join(folder, `storm-${name}.svg`), svg)
  }
  console.log(`\nseed ${SEED}; figures and plots are in ${folder}`)
}

/** The simulation tells what it has done line by line, then all results at once. */
async function play(args) {
  const binary = join(targetDirs.host, 'release/wshb-storm')
  return JSON.parse(await run(binary, args.map(String), { show: 'stderr' }))
}
