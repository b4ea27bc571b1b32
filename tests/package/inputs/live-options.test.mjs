// Options that are set while a task lives.

import assert from 'node:assert/strict'
import { v2 } from '../../support/cases.mjs'

v2('live: a changed pingTimeout counts at once, in both directions', async (make) => {
  const w = await make({ latency: 0 })
  const task = await w.opened({ pingTimeout: 10_000 })
  const opened = w.log[0].at
  await w.advance(3000)
  task.opts.pingTimeout = 4000
  await w.until(() => w.received.length === 1)
  assert.equal(w.now - opened, 4000, 'a shorter one moves the deadline')
  await w.advance(1)
  const heard = w.now
  task.opts.pingTimeout = 20_000
  await w.until(() => w.received.length === 2)
  assert.ok(w.now - heard >= 19_990, 'a longer one too')
})

v2('a refused value stays out of opts: the old one counts, one warning', async (make) => {
  const w = await make({ latency: 0 })
  const task = await w.opened({ pingTimeout: 1000 })
  task.opts.pingTimeout = -5
  task.opts.pingTimeout = 'soon'
  assert.equal(task.opts.pingTimeout, 1000)
  const warnings = w.console.filter((line) => line.level === 'warn')
  assert.ok(warnings.length >= 1 && warnings.length <= 2)
  assert.match(warnings[0].text, /pingTimeout/)
  await w.advance(1001)
  assert.equal(w.received.length, 1)
})
