// How often timers wake the app, and how often they are set and cleared. Both cost energy on phones.

import assert from 'node:assert/strict'
import { v2 } from '../../support/cases.mjs'

const HOUR = 3_600_000

const pingsOf = (w) => w.received.filter((data) => data === 'heartbeat').length

/** Counts from now on. */
function count(w) {
  const counts = { set: 0, fired: 0, cleared: 0 }
  const { setTimeout, clearTimeout } = w.realm
  w.realm.setTimeout = (fire, ms) => {
    counts.set += 1
    return setTimeout(() => ((counts.fired += 1), fire()), ms)
  }
  w.realm.clearTimeout = (id) => ((counts.cleared += 1), clearTimeout(id))
  return counts
}

for (const host of ['wx', 'my@single']) {
  v2(`an idle hour: one wake-up a ping, on ${host}`, async (make) => {
    const w = await make({ host })
    await w.opened()
    // The end of the outage, and the timers of before.
    await w.advance(60_000)
    const pings = pingsOf(w)
    const counts = count(w)
    await w.advance(HOUR)
    const more = pingsOf(w) - pings
    assert.ok(more >= 239 && more <= 241, `${more} pings`)
    assert.ok(counts.fired <= more + 1, `${counts.fired} wake-ups for ${more} pings`)
  })
}

v2('a busy link: at most one call of a timer for 1000 messages', async (make) => {
  const w = await make()
  await w.opened()
  await w.advance(60_000)
  const counts = count(w)
  for (let i = 0; i < 30_000; i += 1) {
    await w.advance(10)
    w.host.socket.receive('news')
  }
  assert.ok(counts.set + counts.cleared <= 30, `${counts.set} set, ${counts.cleared} cleared`)
})
