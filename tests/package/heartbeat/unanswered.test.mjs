// A server that answers no ping: it is said once what it has to do.

import assert from 'node:assert/strict'
import { v2 } from '../../support/cases.mjs'
import { families } from '../../support/hosts/families.mjs'

const quick = { pingTimeout: 1000, pongTimeout: 1000 }
const warnings = (w) => w.console.filter(({ text }) => text.includes('no ping was answered'))

for (const host of families) {
  v2(
    `a server that answers no ping: one warning, at the third dead link, on ${host}`,
    async (make) => {
      const w = await make({ host })
      w.net.mute = true
      const task = await w.start(quick)
      const dead = () => task.stats().verdicts.dead
      await w.until(() => dead() === 2)
      await w.advance(1)
      assert.deepEqual(warnings(w), [])
      await w.until(() => dead() === 3)
      await w.advance(1)
      assert.equal(warnings(w).length, 1)
      assert.equal(warnings(w)[0].level, 'warn')
      assert.match(warnings(w)[0].text, /the server has to answer pingMsg/)
      await w.until(() => dead() === 6, 120_000)
      assert.equal(warnings(w).length, 1)
    },
  )
}

v2('no warning if a ping was ever answered', async (make) => {
  const w = await make()
  const task = await w.opened(quick)
  await w.until(() => w.received.length > 0)
  w.net.mute = true
  await w.until(() => task.stats().verdicts.dead === 5, 120_000)
  assert.deepEqual(warnings(w), [])
})

v2('no warning if the host refuses the pings', async (make) => {
  const w = await make()
  const task = await w.start(quick)
  w.host.quirks.send = 'throw'
  await w.until(() => task.stats().verdicts.dead === 5, 120_000)
  assert.deepEqual(warnings(w), [])
})

v2(
  'no warning where silence is no proof, and none for links that close by themselves',
  async (make) => {
    const w = await make()
    w.net.mute = true
    const task = await w.opened({ ...quick, pongTimeout: null })
    for (let i = 0; i < 5; i += 1) {
      await w.advance(5000)
      w.net.link.drop()
      await w.until(() => task.state === 'open')
    }
    assert.deepEqual(warnings(w), [])
  },
)
