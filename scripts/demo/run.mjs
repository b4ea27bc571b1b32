// Runs all faults on all clients. One fault after the other, so that the timeline can be read; what 1.x
// takes longer than ours (30 s and 60 s of waiting for the host) goes on beside the next faults.

import { startClient } from './clients.mjs'
import { faults, options } from './faults.mjs'
import { runScenario } from './scenario.mjs'
import { failures, summary } from './summary.mjs'
import { Timeline } from './timeline.mjs'

/** A moment to see the end of one fault before the next begins. */
const PAUSE = 300

const INTRODUCTION = `A simulated wx over real sockets, a server behind a proxy that breaks things, three clients:
  wasm     the packed package on its wasm engine
  pure JS  the packed package on its pure JS engine
  1.x      version 1.0.3 from npm
Each sends 3 messages, gets a heartbeat answered, meets a fault, sends 2 messages while the link is
down and 2 after it is back.`

export async function demo() {
  const clients = await Promise.all([
    startClient('wasm', 'wasm'),
    startClient('js', 'pure JS'),
    startClient('v1', '1.x'),
  ])
  const timeline = new Timeline()
  timeline.head(INTRODUCTION)
  timeline.write(
    `Options: ${Object.entries(options)
      .map(([name, ms]) => `${name} ${ms}`)
      .join(', ')} ms\n`,
  )
  timeline.write('    time  who     fault       event')
  try {
    const results = await runAll(clients, timeline)
    timeline.head(
      'Recovery: from the fault, or from the moment the port is back, to a round trip\n',
    )
    timeline.write(summary(results, clients, faults))
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
    await Promise.all(scenarios.filter((_, i) => clients[i].ours))
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
