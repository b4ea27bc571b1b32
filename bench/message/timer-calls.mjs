// How often timers are set and cleared while messages come in, in virtual time on a simulated host.

import { world } from '../../tests/support/world.mjs'

const MESSAGES = 20_000

/** How messages come: ms between them. */
const paces = { 'all at once': 0, '100 a second': 10, 'one a second': 1000 }

/** The counts by engine and pace. */
export async function timerCalls() {
  const rows = {}
  for (const engine of ['wasm', 'js', 'v1']) {
    rows[engine] = {}
    for (const [name, gap] of Object.entries(paces)) rows[engine][name] = await count(engine, gap)
  }
  return rows
}

/** Calls per 1000 messages that come `gap` ms apart. */
export async function count(engine, gap) {
  const w = await world({ engine })
  let cleared = 0
  const { clearTimeout } = w.realm
  w.realm.clearTimeout = (id) => ((cleared += 1), clearTimeout(id))
  const task = await w.opened({}, (made) => void (made.onMessage = () => {}))
  const before = w.timersSet + cleared
  for (let i = 0; i < MESSAGES; i += 1) {
    if (gap) await w.advance(gap)
    w.host.socket.receive('news')
  }
  const calls = w.timersSet + cleared - before
  task.close()
  return (1000 * calls) / MESSAGES
}
