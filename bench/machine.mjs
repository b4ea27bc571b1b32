// The machine of a measurement, and whether other programs disturbed it.

import { cpus, loadavg, totalmem } from 'node:os'
import { createRequire } from 'node:module'
import { setTimeout as sleep } from 'node:timers/promises'
import { output } from '../scripts/lib/rust.mjs'
import { at } from '../scripts/lib/step.mjs'
import { version } from '../scripts/lib/version.mjs'

/** What it is compared with, as package.json pins it. */
export const peers = [
  'websocket-heartbeat-miniprogram-1',
  'reconnecting-websocket',
  'partysocket',
  'websocket-ts',
  'robust-websocket',
  'engine.io-client',
  'socket.io-client',
  'centrifuge',
  'mqtt',
]

/** Processor, memory and versions. */
export const machine = () => ({
  processor: `${cpus()[0].model.trim()}, ${cpus().length} cores`,
  memoryGB: Math.round(totalmem() / 1e9),
  node: process.version,
  rust: output('rustc', ['-V']),
  versions: { 'this version': version, ...Object.fromEntries(peers.map(pinned)) },
})

const { devDependencies } = createRequire(import.meta.url)(at('package.json'))
const pinned = (name) => [name, devDependencies[name].replace(/^npm:.*@/, '')]

/** Above this share of all processors, times are not to be trusted. */
const BUSY = 0.1

/** Looks for a second at what others do here; says it in a line. */
export async function quiet() {
  const before = cpus()
  await sleep(1000)
  const share = busy(before, cpus())
  const load = loadavg().map((value) => value.toFixed(2))
  const line = `Others use ${Math.round(100 * share)} % of the processors; load average ${load.join(' ')}`
  return share > BUSY ? `${line}: NOT QUIET, times will be too long` : line
}

function busy(before, after) {
  const total = (list, names) =>
    list.reduce((sum, { times }) => sum + names.reduce((s, name) => s + times[name], 0), 0)
  const passed = (names) => total(after, names) - total(before, names)
  return 1 - passed(['idle']) / passed(['user', 'nice', 'sys', 'irq', 'idle'])
}
