// Runs all faults on all clients. One fault after the other, so that the timeline can be read; what 1.x
// takes longer than ours (30 s and 60 s of waiting for the host) goes on beside the next faults.

import { startClient } from './clients.mjs'
import { faults, options } from './faults.mjs'
import { runScenario } from './scenario.mjs'
import { failures, summary } from './summary.mjs'
import { Timeline } from './timeline.mjs'

/** A moment to see the end of one fault before the next begins. */
const PAUSE = 300

export async function demo() {
  const clients = await Promise.all([
    startClient('wasm', 'wasm'),
    startClient('js', 'pure JS'),
    startClient('v1', '1.x'),
  ])
  const timeline = new Timeline()
  timeline.head(
    'A simulated wx over real sockets; ping after 1 s, dead after 1 s more, retry within 1 s, connect 3 s.',
  )
  timeline.write(`options: ${JSON.stringify(options)}\n`)
  timeline.write('   time   who     fault       event')
  try {
    const running = []
    for (const fault of faults) {
      const scenarios = clients.map((client) => runScenario(fault, client, timeline))
      running.push(...scenarios)
      await Promise.all(scenarios.filter((_, i) => clients[i].ours))
      await new Promise((resolve) => setTimeout(resolve, PAUSE))
    }
    const results = await Promise.all(running)
    timeline.head(
      'Recovery: from the fault (or from the moment the port is back) to a round trip on a new connection\n',
    )
    timeline.write(summary(results, clients, faults))
    return conclude(failures(results), timeline)
  } finally {
    timeline.end()
    for (const client of clients) client.stop()
  }
}

function conclude(wrong, timeline) {
  if (wrong.length === 0) {
    timeline.head(timeline.paint('All of ours recovered; nothing was lost or doubled.', 'good'))
    return 0
  }
  const names = wrong.map(({ client, fault }) => `${client.label}: ${fault.name}`)
  timeline.head(timeline.paint(`Not recovered as it should be:\n  ${names.join('\n  ')}`, 'bad'))
  return 1
}
