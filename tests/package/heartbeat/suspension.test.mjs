// Timers that come late, as after the app was suspended, and clocks that jump.

import assert from 'node:assert/strict'
import { v2 } from '../../support/cases.mjs'

const quick = { pingTimeout: 1000, pongTimeout: 500 }

v2(
  'a link that died during the suspension is found by the probe, soon after the resume',
  async (make) => {
    const w = await make()
    await w.opened(quick)
    await w.until(() => w.received.length === 1)
    w.net.blackhole = true
    await w.freeze(60_000, { first: 'timer' })
    const woke = w.now
    await w.until(() => w.names.includes('onClose'), 10_000)
    assert.ok(w.now - woke <= 5000, `${w.now - woke} ms after the resume`)
  },
)

v2('time that goes backwards, or jumps ahead, does no harm', async (make) => {
  for (const jump of [-3_600_000, 3_600_000]) {
    const w = await make()
    await w.opened(quick)
    await w.advance(500)
    w.clock.jumpWallClock(jump)
    await w.advance(10_000)
    assert.equal(w.connects, 1, `jump ${jump}`)
    const { length } = w.received
    assert.ok(length >= 8 && length <= 11, `jump ${jump}: ${length} pings`)
    w.net.mute = true
    await w.until(() => w.connects === 2, 10_000)
  }
})
