// Cold starts: each in a fresh process, by turns. From the import to the first `connectSocket`, and until the
// engine is ready; and what runs on import.

import { at, run } from '../../scripts/lib/step.mjs'
import { singleFiles } from '../peers.mjs'
import { round } from '../report/markdown.mjs'
import { atMost } from '../report/target.mjs'
import { byTurns, spread } from '../rounds.mjs'
import { plots, tables } from './tables.mjs'

const script = at('bench/start/inside.cjs')

export async function bench({ quick }) {
  const rounds = quick ? 5 : 31
  const all = await singleFiles()
  const start = async (name, mode) =>
    JSON.parse(await run(process.execPath, [script, ...all[name], mode]))
  const jobs = {}
  for (const name of Object.keys(all)) jobs[name] = () => start(name, 'times')
  for (const name of ['wasm', 'js']) jobs[`${name}:ready`] = () => start(name, 'ready')
  const measured = await byTurns(jobs, rounds)

  const starts = {}
  for (const name of Object.keys(all)) {
    const runs = measured[name]
    const of = (value) => spread(runs.map(value))
    starts[name] = {
      import: of((one) => one.import),
      connect: of((one) => one.connect),
      whole: of((one) => one.import + one.connect),
      sameTick: runs.every((one) => one.sameTick),
      effects: await start(name, 'effects'),
    }
    const ready = measured[`${name}:ready`]
    if (ready) starts[name].ready = spread(ready.map((one) => one.ready))
  }
  const results = { rounds, starts, targets: targets(starts) }
  return { results, tables: tables(results), plots: plots(results) }
}

const ENTRIES = { js: 'main entry', wasm: '`/wasm`' }

function targets(starts) {
  return Object.entries(ENTRIES).flatMap(([name, entry]) => {
    const { effects, sameTick, whole } = starts[name]
    const calls = Object.values(effects).reduce((sum, count) => sum + count, 0)
    const times = round(whole.median / starts.v1.whole.median)
    return [
      atMost(0, calls, '', `${entry}: timers, Promises, clocks, wasm touched on import`),
      atMost(0, sameTick ? 0 : 1, '', `${entry}: ticks from the call to \`connectSocket\``),
      atMost(12, times, '×', `${entry}: cold start, time of 1.x`),
    ]
  })
}
