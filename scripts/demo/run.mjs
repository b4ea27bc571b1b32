// Runs all faults on all clients. One fault after the other, so that the timeline can be read; what takes
// longer (1.x, and a host with one socket, wait 30 s and 60 s) goes on beside the next faults.

import { startClient } from './clients.mjs'
import { faults, options } from './faults.mjs'
import { runScenario } from './scenario.mjs'
import { failures, summary } from './summary.mjs'
import { Timeline } from './timeline.mjs'

/** A moment to see the end of one fault before the next begins. */
const PAUSE = 300

/** Engine, host, and what they are called here. */
const CLIENTS = [
  ['wasm', 'wx', 'wx, wasm'],
  ['js', 'wx', 'wx, js'],
  ['js', 'my@single', 'my, js'],
  ['js', 'swan', 'swan, js'],
  ['wasm', 'WebSocket', 'WebSocket'],
  ['v1', 'wx', '1.x'],
]

const INTRODUCTION = `A server behind a proxy that breaks things, and over real sockets
  wx, wasm   the packed package on a simulated wx, by its wasm engine
  wx, js     the same by its pure JS engine
  my, js     on a simulated my, which has one global socket
  swan, js   on a simulated swan
  WebSocket  on a WebSocket class, as in browsers
  1.x        version 1.0.3 from npm, on the simulated wx
Each sends 3 messages, gets a heartbeat answered, meets a fault, sends 2 messages while the link is
down and 2 after it is back.`

const NOTE = `my has one socket: a dead one is in the way until the host has given up closing it, here after 30 s.
With \`multiple: true\` in connectSocketParams Alipay has more, and is as quick as the others.`

export async function demo() {
  const clients = await Promise.all(CLIENTS.map((client) => startClient(...client)))
  const timeline = new Timeline()
  timeline.head(INTRODUCTION)
  timeline.write(
    `Options: ${Object.entries(options)
      .map(([name, ms]) => `${name} ${ms}`)
      .join(', ')} ms\n`,
  )
  timeline.write('    time  who        fault       event')
  try {
    const results = await runAll(clients, timeline)
    timeline.head(
      'Recovery: from the fault, or from the moment the port is back, to a round trip\n',
    )
    timeline.write(summary(results, clients, faults))
    timeline.write(`\n${NOTE}`)
    return conclude(failures(results), timeline)
  } finally {
    timeline.end()
    for (const client of clients) client.stop()
  }
}

async function runAll(clients, timeline) {
  const running = []
  for (const fault of faults) {
    const scenarios = clients.map((client) => runScenario(fault, client, timeline))
    running.push(...scenarios)
    await Promise.all(scenarios.filter((_, i) => clients[i].isQuick))
    await new Promise((resolve) => setTimeout(resolve, PAUSE))
  }
  return Promise.all(running)
}

function conclude(wrong, timeline) {
  if (wrong.length === 0) {
    timeline.head(timeline.paint('All of ours recovered; nothing was lost or doubled.', 'good'))
    return 0
  }
  const names = wrong.map(({ client, fault }) => `${client.label}: ${fault.name}`)
  timeline.head(timeline.paint(`Not as it should be:\n  ${names.join('\n  ')}`, 'bad'))
  return 1
}
