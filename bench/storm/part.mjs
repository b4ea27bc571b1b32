// Reconnect storms: a million clients, each of them the real core, in virtual time (bench/storm).

import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { targetDirs } from '../../scripts/lib/rust.mjs'
import { run, step } from '../../scripts/lib/step.mjs'
import { plots } from './plots.mjs'
import { summary, tables } from './tables.mjs'

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
  const results = { ...summary(raw), threads, seconds: took }
  return { results, tables: tables(results), plots: plots(raw) }
}

/** The simulation prints its progress line by line, then all results at once. */
async function play(args) {
  const binary = join(targetDirs.host, 'release/wshb-storm')
  return JSON.parse(await run(binary, args.map(String), { show: 'stderr' }))
}
