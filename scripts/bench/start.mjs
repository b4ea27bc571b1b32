// Cold starts: each in a fresh process, by turns. From the import to the first `connectSocket`, and until the
// engine is ready; and what runs on import.

import { createRequire } from 'node:module'
import { join } from 'node:path'
import { build } from 'esbuild'
import { packedDir } from '../lib/packed.mjs'
import { at, run } from '../lib/step.mjs'
import { round } from './markdown.mjs'
import { byTurns, spread } from './rounds.mjs'
import { plots, tables } from './start-tables.mjs'

const require = createRequire(import.meta.url)
const script = at('scripts/bench/inside/start.cjs')

/** What a peer's one file exports, and how start.cjs makes use of it. */
const peers = {
  'reconnecting-websocket': [`export { default } from 'reconnecting-websocket'`, 'class'],
  partysocket: [`export { WebSocket as default } from 'partysocket'`, 'class'],
  'websocket-ts': [`export { WebsocketBuilder as default } from 'websocket-ts'`, 'builder'],
  'robust-websocket': [`export { default } from 'robust-websocket'`, 'global'],
}

/** As published; peers, which consist of many files, as one, since that is how apps have them. */
async function files() {
  const ours = {
    wasm: [join(packedDir(), 'dist/wasm.js'), 'task'],
    js: [join(packedDir(), 'dist/index.js'), 'js'],
    v1: [require.resolve('websocket-heartbeat-miniprogram-1'), 'task'],
  }
  const others = Object.entries(peers).map(async ([name, [contents, kind]]) => {
    const outfile = at(`target/bench/start/${name}.cjs`)
    const stdin = { contents, resolveDir: at() }
    await build({ stdin, outfile, bundle: true, minify: true, format: 'cjs', target: 'es2020' })
    return [name, [outfile, kind]]
  })
  return { ...ours, ...Object.fromEntries(await Promise.all(others)) }
}

export async function bench({ quick }) {
  const rounds = quick ? 5 : 31
  const all = await files()
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
    const row = (what, unit, limit, measured) => ({
      what: `${entry}: ${what}`,
      unit,
      limit,
      measured,
      holds: measured <= limit,
    })
    return [
      row('timers, Promises, clocks, wasm touched on import', '', 0, calls),
      row('ticks from the call to `connectSocket`', '', 0, sameTick ? 0 : 1),
      row('cold start, time of 1.x', '×', 10, times),
    ]
  })
}
