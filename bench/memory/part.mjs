// What tasks take, in fresh processes, and what a long life leaves behind, in virtual time.

import { at, run as start } from '../../scripts/lib/step.mjs'
import { singleFiles } from '../peers.mjs'
import { round } from '../report/markdown.mjs'
import { atMost } from '../report/target.mjs'
import { byTurns, spread } from '../rounds.mjs'
import { plots, tables } from './tables.mjs'

const COUNTS = [1, 100, 1000]
const [CEILING, AIM] = [8_000, 6_000]
const inside = (name) => at('bench/memory', name)
const node = (...args) => start(process.execPath, ['--expose-gc', ...args]).then(JSON.parse)

/** Else what the compilers of V8 keep comes and goes, a hundred times more than what is looked for. */
const STILL = ['--no-opt', '--no-flush-bytecode']

export async function bench({ quick }) {
  const [rounds, reconnects] = quick ? [2, 3000] : [5, 100_000]
  const perTask = await weighed(rounds)
  const lives = await lived(reconnects)
  const results = { rounds, reconnects, perTask, lives, targets: targets(perTask, lives) }
  return { results, tables: tables(results), plots: plots(results) }
}

/** Bytes a task, heap and core's memory, without what the host keeps of a socket. */
async function weighed(rounds) {
  const files = await singleFiles()
  files.socket = [files.js[0], 'nothing']
  const jobs = Object.entries(files).map(([name, how]) => [
    name,
    () => node(inside('inside.mjs'), ...how, JSON.stringify(COUNTS)),
  ])
  const { socket, ...measured } = await byTurns(Object.fromEntries(jobs), rounds)
  const host = bytesOf(socket)
  return Object.fromEntries(
    Object.entries(measured).map(([name, runs]) => {
      const own = bytesOf(runs).map(({ heap, core }, index) => ({
        tasks: COUNTS[index],
        heap: spread(heap.map((bytes, run) => bytes - host[index].heap[run])),
        core: spread(core),
        whole: spread(heap.map((bytes, run) => bytes - host[index].heap[run] + core[run])),
      }))
      return [name, own]
    }),
  )
}

/** For each count, `{ heap, core }`: the bytes a task of each run, beyond what was there before. */
const bytesOf = (runs) =>
  COUNTS.map((count, index) => {
    const of = (what) => runs.map(([none, ...some]) => (some[index][what] - none[what]) / count)
    return { heap: of('heap'), core: of('core') }
  })

/** Both engines at the same time: nothing here is about time. */
async function lived(reconnects) {
  const engines = ['wasm', 'js']
  const lives = await Promise.all(
    engines.map((engine) => node(...STILL, inside('life.mjs'), engine, String(reconnects))),
  )
  return Object.fromEntries(engines.map((engine, index) => [engine, growth(lives[index])]))
}

/** From the first tenth of a life to its end. */
function growth({ samples, counts }) {
  const [first, last] = [samples[0], samples.at(-1)]
  const of = (name) => last[name] - first[name]
  return {
    opens: counts.opens,
    tasks: counts.tasks,
    pages: of('pages'),
    listeners: of('listeners'),
    timers: of('timers'),
    sockets: of('sockets'),
    heap: samples.map(({ heap }) => heap),
    heapPerReconnect: perReconnect(
      samples.map(({ heap }) => heap),
      counts.opens,
    ),
  }
}

/** The median of the steps: what a reconnect leaves is in each of them, what comes and goes is not. */
function perReconnect(heap, reconnects) {
  const steps = heap.slice(1).map((bytes, index) => bytes - heap[index])
  return round(spread(steps).median / (reconnects / heap.length))
}

/** An eighth of the smallest object, since connections are lost in eight ways by turns. */
const NOISE = 2

const entries = { js: 'main entry', wasm: '`/wasm`' }

function targets(perTask, lives) {
  return Object.entries(entries).flatMap(([name, entry]) => {
    const { heapPerReconnect, ...life } = lives[name]
    const counted = life.pages + life.listeners + life.timers + life.sockets
    const last = perTask[name].at(-1)
    const task = Math.round(last.whole.median)
    return [
      atMost(CEILING, task, 'bytes', `${entry}: a task, of ${last.tasks}: ceiling`),
      atMost(AIM, task, 'bytes', `${entry}: a task, of ${last.tasks}: aim`),
      atMost(0, counted, '', `${entry}: growth of the core’s memory, listeners, timers, sockets`),
      atMost(NOISE, heapPerReconnect, 'bytes', `${entry}: growth of the heap a reconnect`),
    ]
  })
}
