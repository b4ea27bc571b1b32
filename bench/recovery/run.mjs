// Plays all cells: a process for each client, all at the same time, so that what disturbs one disturbs all.

import { fork } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { Failure } from '../../scripts/lib/step.mjs'
import { clients } from './clients/index.mjs'
import { faults } from './faults.mjs'

/** Ports of processes that run at the same time: a port that one has closed must not become another's. */
const PORTS = 1000
const LANES = 20

/**
 * Resolves to `{cells: [{client, cap, fault, run, open, answer, late, again}], usual: [{client, ms}]}`; `late`: how
 * late timers were in it, `again`: how often it was played anew, `usual`: how late they were 99 % of the time.
 */
export async function playAll(how) {
  const found = { cells: [], usual: [] }
  const names = Object.keys(clients)
  const jobs = (cap, isAlone) => names.map((client) => jobOf(client, cap, isAlone, how))
  for (const cap of Object.keys(faults))
    await Promise.all(jobs(cap, false).map((job, lane) => playJob(job, lane, found)))
  // Two with much to send would measure each other.
  for (const job of jobs('constant', true)) await playJob(job, 0, found)
  return found
}

/** Resolves to `[{name, engine, run, ms}]`: what the default options do. */
export async function playPromises({ runs, tries }) {
  const found = []
  const take = (report) => found.push(report)
  const engines = ['wasm', 'js']
  await Promise.all(
    engines.map((engine, lane) =>
      play('defaults.mjs', [engine, runs, tries], LANES - 1 - lane, take),
    ),
  )
  return found
}

function jobOf(client, cap, isAlone, { runs, atATime, timeout, tries }) {
  const names = Object.keys(faults[cap]).filter((name) => !faults[cap][name].alone === !isAlone)
  const cells = Array.from({ length: runs }, (_, run) => names.map((fault) => ({ fault, run })))
  return {
    client,
    cap,
    cells: cells.flat(),
    atATime: isAlone ? 1 : atATime,
    timeout: timeout[cap],
    tries,
  }
}

function playJob({ client, cap, ...job }, lane, { cells, usual }) {
  return play('worker.mjs', [client, cap], lane, (report, child) => {
    if (report === 'ready') child.send(job)
    if (report.cell) cells.push(report.cell)
    if (report.usual !== undefined) usual.push({ client, ms: report.usual })
  })
}

/** A process that reports its findings until it ends. */
function play(file, args, lane, take) {
  const env = { ...process.env, WSHB_PORTS: lane * PORTS }
  const child = fork(fileURLToPath(new URL(file, import.meta.url)), args.map(String), { env })
  child.on('message', (report) => take(report, child))
  return new Promise((resolve, reject) => {
    child.on('error', reject)
    child.on('close', (code) => {
      if (code === 0) resolve()
      else reject(new Failure(`${file} ${args.join(' ')} ended with code ${code}`))
    })
  })
}
