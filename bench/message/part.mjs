// What a message costs between the host's event and the user's hook, and a send between the call and its result, on
// sockets without a network: a fresh process for each figure, by turns; and how often timers are touched.

import { join } from 'node:path'
import { at, run, write } from '../../scripts/lib/step.mjs'
import { jsc } from '../../scripts/real/jsc.mjs'
import { byTurns, spread } from '../rounds.mjs'
import { bundled, classes, senders, subjects } from './subjects.mjs'
import { plots, tables, targets } from './tables.mjs'
import { timerCalls } from './timer-calls.mjs'

const full = { rounds: 5, messages: 20_000 }
const small = { rounds: 2, messages: 10_000 }

/** Those that are slow by nature would else take most of the time. */
const SHARE = { base64: 0.05, blob: 0.1, send: 0.1 }

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

/** The `WebSocket` class, in a realm without the web's classes. */
const bySocket = (use) =>
  Object.fromEntries(
    engines.map((name) => [name, { code: classes[name](use), ...text, isBare: true }]),
  )

const sends = (way, names) =>
  Object.fromEntries(names.map((name) => [name, { code: senders[name](way), shape: 'send' }]))

/** 1.x gives no Promise. */
const sent = {
  callbacks: sends('callbacks', Object.keys(senders)),
  promise: sends('promise', ['bare', ...engines]),
}

const sockets = { onmessage: bySocket('onmessage'), socketListener: bySocket('listener') }

const work = { text: usual, ...slow, ...sockets, ...sent }

/** Neither has a page's events, nor timers that can be cleared. */
const notInJsc = ['v1', 'partysocket', 'robust-websocket', 'websocket-ts']

export async function bench({ quick }) {
  const { rounds, messages } = quick ? small : full
  const v8 = await measured('node', process.execPath, jobsOf(work), { rounds, messages })
  const shell = jsc()
  const inJsc = jobsOf(work, notInJsc)
  const other = shell && (await measured('jsc', shell, inJsc, { rounds, messages }))
  const figures = { v8, ...(other && { jsc: other }) }
  const timers = await timerCalls()
  const results = { rounds, messages, figures, timers, targets: targets(figures, timers) }
  return { results, tables: tables(results), plots: plots(results) }
}

/** One flat list, without some of the subjects: `text:v1`, `blob:wasm` … */
function jobsOf(groups, missing = []) {
  const list = Object.entries(groups).flatMap(([group, jobs]) =>
    Object.entries(jobs).map(([name, job]) => [group, name, job]),
  )
  const wanted = list.filter(([, name]) => !missing.includes(name))
  return Object.fromEntries(wanted.map(([group, name, job]) => [`${group}:${name}`, job]))
}

async function measured(engine, command, jobs, { rounds, messages }) {
  const runs = {}
  for (const [name, { code, shape, isBare }] of Object.entries(jobs)) {
    const how = { shape, messages: Math.round(messages * (SHARE[shape] ?? 1)) }
    const before = [engine === 'jsc' && 'withoutTimers()', isBare && 'withoutWeb()']
    const main = `${before.filter(Boolean).join('\n')}\nmeasure(connect, ${JSON.stringify(how)})`
    const file = join(at('target/bench/message'), `${engine}-${name.replace(':', '-')}.cjs`)
    write(file, await bundled(code, main))
    runs[name] = async () => JSON.parse(await run(command, [file])).ns
  }
  const onRound = (round) => console.log(`  … ${engine}: round ${round} of ${rounds}`)
  const all = await byTurns(runs, rounds, onRound)
  return Object.fromEntries(Object.entries(all).map(([name, values]) => [name, spread(values)]))
}
