// What an idle connection costs in an hour, in virtual time: pings, the timers that wake the app up, bytes.

import { at, run } from '../../scripts/lib/step.mjs'
import { world } from '../../tests/support/world.mjs'
import { bar, nameOf } from '../peers.mjs'
import { table } from '../report/markdown.mjs'
import { bars } from '../report/svg-bars.mjs'
import { atMost } from '../report/target.mjs'

const HOUR = 3_600_000
const PING = 15_000
/** Of a frame, beside a payload of less than 126 bytes: the client's has a mask. */
const [UP, DOWN] = [6, 2]

/** These have a heartbeat of their own; the others do nothing at all while nothing comes. */
const peers = ['engine.io-client', 'centrifuge', 'mqtt']

export async function bench() {
  const idle = {}
  for (const engine of ['wasm', 'js', 'v1']) idle[engine] = await hour(engine)
  for (const peer of peers) {
    const script = at('bench/idle/inside.mjs')
    idle[peer] = JSON.parse(await run(process.execPath, [script, peer]))
  }
  const results = { idle, targets: targets(idle) }
  return { results, tables: { hour: shownTable(idle) }, plots: plots(idle) }
}

/** By default options, the server echoes. */
export async function hour(engine) {
  const w = await world({ engine })
  const counts = { pings: 0, up: 0, down: 0, wakes: 0, timerCalls: 0 }
  const { setTimeout, clearTimeout } = w.realm
  w.realm.setTimeout = (fn, ms) => {
    counts.timerCalls += 1
    return setTimeout(() => ((counts.wakes += 1), fn()), ms)
  }
  w.realm.clearTimeout = (id) => ((counts.timerCalls += 1), clearTimeout(id))
  w.net.reply = (data) => {
    counts.pings += 1
    counts.up += data.length + UP
    counts.down += data.length + DOWN
    return data
  }
  const task = await w.opened()
  await w.advance(60_000)
  for (const name of Object.keys(counts)) counts[name] = 0
  await w.advance(HOUR)
  const result = { ...counts }
  task.close()
  return result
}

function targets(idle) {
  return ['wasm', 'js'].flatMap((name) => {
    const { pings, wakes } = idle[name]
    return [
      atMost(HOUR / PING, pings, '', `${nameOf(name)}: pings an hour, one a \`pingTimeout\``),
      atMost(pings, wakes, '', `${nameOf(name)}: timers that wake the app, one a ping`),
    ]
  })
}

const shownTable = (idle) =>
  table(
    [
      'idle for an hour',
      'pings',
      'wake-ups by timers',
      'timers set or cleared',
      'bytes up',
      'down',
    ],
    Object.entries(idle).map(([name, { pings, wakes, timerCalls, up, down }]) => [
      nameOf(name),
      pings,
      wakes,
      timerCalls,
      up,
      down,
    ]),
  )

function plots(idle) {
  const rows = Object.entries(idle).map(([name, { wakes }]) => bar(name, { median: wakes }))
  const title = 'An idle hour: how often a timer wakes the app'
  return { wakes: bars({ title, note: 'each with its default intervals', unit: '', rows }) }
}
