// One client, a process of its own: `node worker.mjs CLIENT constant|growing`. Plays the cells that the parent
// sends, some at a time, and reports how late its timers were meanwhile.

import { Lateness, undisturbed } from './lateness.mjs'
import { NOISE } from './options.mjs'
import { seedMathRandom } from './seeds.mjs'

seedMathRandom()
const { play } = await import('./cell.mjs')
const { clients } = await import('./clients/index.mjs')
const { faults } = await import('./faults.mjs')
const { servers } = await import('./servers/index.mjs')

const [, , client, cap] = process.argv
const { load, protocol } = clients[client]
const start = await load({ cap })

async function once({ fault: name, run }, timeout, lateness) {
  const fault = faults[cap][name]
  const cell = { server: servers[protocol], start, fault, name, run, timeout, lateness }
  for (;;) {
    try {
      return await play(cell)
    } catch (error) {
      // While its port was closed, another process took it, and clients that came back connected to that one.
      if (error.code !== 'EADDRINUSE') throw error
    }
  }
}

/** Who is gone needs no answer. */
const report = (what) => process.send(what, () => {})

async function work({ cells, atATime, timeout, tries }) {
  const lateness = new Lateness()
  // What is done for the first time takes longer.
  await once({ fault: cells[0].fault, run: 'warm-up' }, timeout, lateness)
  const left = [...cells]
  const next = async () => {
    for (let cell = left.shift(); cell; cell = left.shift()) {
      const here = cell
      const how = { times: tries, limit: NOISE.ms }
      const found = await undisturbed(() => once(here, timeout, lateness), how)
      report({ cell: { client, cap, ...here, ...found } })
    }
  }
  await Promise.all(Array.from({ length: atATime }, next))
  report({ usual: lateness.usual })
  lateness.stop()
}

process.on('message', (job) =>
  work(job).then(
    () => process.disconnect(),
    (error) => {
      console.error(`${client}:`, error)
      process.exit(1)
    },
  ),
)
process.on('disconnect', () => process.exit(0))
report('ready')
