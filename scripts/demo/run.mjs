// Runs all faults on all clients. One fault after the other, so that the timeline can be read; what takes
// longer (1.x, and a host with one socket, wait 30 s and 60 s) goes on beside the next faults.

import { Brief } from './brief.mjs'
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
down and 2 after it is back. It takes a minute: so long 1.x waits for a handshake.`

const SECONDS = options.reconnectTimeout / 1000

const NOTES = `Where 1.x is quicker: it waits the same ${SECONDS} s before each retry. So after a restart all clients of a server
come back in the same moment, and again ${SECONDS} s later if it can't take them all. 2.x waits a random time, at first
at most ${SECONDS} s, then more: one client may be back a little later, but the server gets them one by one.

my has one socket: a dead one is in the way until the host has given up closing it, here after 30 s.
With \`multiple: true\` in connectSocketParams Alipay has more, and is as quick as the others.`

/** Resolves to the exit code. */
export async function demo({ isVerbose }) {
  const clients = await Promise.all(CLIENTS.map((client) => startClient(...client)))
  const screen = isVerbose ? new Timeline() : new Brief()
  screen.head(INTRODUCTION)
  screen.write(
    `Options: ${Object.entries(options)
      .map(([name, ms]) => `${name} ${ms}`)
      .join(', ')} ms\n`,
  )
  screen.begin()
  try {
    const results = await runAll(clients, screen)
    screen.head('Recovery: from the fault, or from the moment the port is back, to a round trip\n')
    screen.write(summary(results, clients, faults))
    screen.write(`\n${NOTES}`)
    return conclude(failures(results), screen)
  } finally {
    screen.end()
    for (const client of clients) client.stop()
  }
}

async function runAll(clients, screen) {
  const running = []
  for (const fault of faults) {
    const scenarios = clients.map((client) => runScenario(fault, client, screen))
    const finished = Promise.all(scenarios).then((results) => {
      screen.finished(fault, results)
      return results
    })
    running.push(finished)
    await Promise.all(scenarios.filter((_, i) => clients[i].isQuick))
    await new Promise((resolve) => setTimeout(resolve, PAUSE))
  }
  return (await Promise.all(running)).flat()
}

function conclude(wrong, screen) {
  if (wrong.length === 0) {
    screen.head(screen.paint('All of ours recovered; nothing was lost or doubled.', 'good'))
    return 0
  }
  const names = wrong.map(({ client, fault }) => `${client.label}: ${fault.name}`)
  screen.head(screen.paint(`Not as it should be:\n  ${names.join('\n  ')}`, 'bad'))
  return 1
}
