// What a message costs between the host's event and the user's hook, on sockets without a network: a fresh
// process for each figure, by turns; and how often timers are touched.

import { join } from 'node:path'
import { at, run, write } from '../../scripts/lib/step.mjs'
import { jsc } from '../../scripts/real/jsc.mjs'
import { byTurns, spread } from '../rounds.mjs'
import { bundled, subjects } from './subjects.mjs'
import { plots, tables, targets } from './tables.mjs'
import { timerCalls } from './timer-calls.mjs'

const full = { rounds: 5, messages: 20_000 }
const small = { rounds: 2, messages: 10_000 }

/** Those that are slow by nature would else take most of the time. */
const SHARE = { base64: 0.05, blob: 0.1 }

const [text, bytes] = [{ shape: 'text' }, { shape: 'bytes' }]
const plain = (name) => ({ code: subjects[name](), ...text })
const engines = ['wasm', 'js']
const ours = (options, how = text) =>
  Object.fromEntries(engines.map((name) => [name, { code: subjects[name](options), ...how }]))

/** The usual shape, beside the peers and the physical limit. */
const usual = Object.fromEntries(Object.keys(subjects).map((name) => [name, plain(name)]))

/** Other shapes, only for this package: no other package knows them. */
const slow = {
  bytes: ours('{}', bytes),
  nested: ours('{}', { shape: 'nested' }),
  base64: ours('{}', { shape: 'base64' }),
  blob: ours('{}', { shape: 'blob' }),
  isPong: ours('{ isPong: (data) => data === "pong" }'),
  listener: ours('{ listener: () => {} }'),
}

/** Neither has a page's events, nor timers that can be cleared. */
const notInJsc = ['v1', 'partysocket', 'robust-websocket', 'websocket-ts']

export async function bench({ quick }) {
  const { rounds, messages } = quick ? small : full
  const v8 = await measured('node', process.execPath, jobsOf(usual, slow), { rounds, messages })
  const shell = jsc()
  const inJsc = Object.fromEntries(
    Object.entries(usual).filter(([name]) => !notInJsc.includes(name)),
  )
  const other = shell && (await measured('jsc', shell, jobsOf(inJsc, slow), { rounds, messages }))
  const figures = { v8, ...(other && { jsc: other }) }
  const timers = await timerCalls()
  const results = { rounds, messages, figures, timers, targets: targets(figures, timers) }
  return { results, tables: tables(results), plots: plots(results) }
}

/** One flat list: `text:v1`, `blob:wasm` … */
function jobsOf(...groups) {
  const [first, rest] = groups
  const list = Object.entries(first).map(([name, job]) => [`text:${name}`, job])
  for (const [shape, both] of Object.entries(rest))
    for (const name of engines) list.push([`${shape}:${name}`, both[name]])
  return Object.fromEntries(list)
}

async function measured(engine, command, jobs, { rounds, messages }) {
  const runs = {}
  for (const [name, { code, shape }] of Object.entries(jobs)) {
    const how = { shape, messages: Math.round(messages * (SHARE[shape] ?? 1)) }
    const before = engine === 'jsc' ? 'withoutTimers()' : ''
    const main = `${before}\nmeasure(connect, ${JSON.stringify(how)})`
    const file = join(at('target/bench/message'), `${engine}-${name.replace(':', '-')}.cjs`)
    write(file, await bundled(code, main))
    runs[name] = async () => JSON.parse(await run(command, [file])).ns
  }
  const onRound = (round) => console.log(`  … ${engine}: round ${round} of ${rounds}`)
  const all = await byTurns(runs, rounds, onRound)
  return Object.fromEntries(Object.entries(all).map(([name, values]) => [name, spread(values)]))
}
