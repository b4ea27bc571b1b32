// A server may hint at when to retry: close codes 1012 and 1013, `retry-after=S` in the reason.

import assert from 'node:assert/strict'
import { v2 } from '../../support/cases.mjs'

/** The delay of the first retry after a close like this, for a draw near the given end. */
async function delay(make, draw, { code, reason, options = {} }) {
  const w = await make({ random: () => draw, latency: 0 })
  await w.opened({ reconnectTimeout: 1000, ...options })
  await w.advance(6000)
  w.net.link.closeByServer(code, reason)
  await w.until(() => w.names.includes('onReconnect'), 10)
  const from = w.now
  await w.until(() => w.connects === 2, 400_000)
  return w.now - from
}

/** The seed is one draw, not the delay: many tasks show the window. */
async function windowOf(make, close) {
  const delays = []
  for (let i = 0; i < 40; i += 1) delays.push(await delay(make, ((i + 0.5) * 0.618034) % 1, close))
  return { least: Math.min(...delays), most: Math.max(...delays) }
}

function assertWindow({ least, most }, limit) {
  assert.ok(most <= limit + 1, `at most ${limit}: ${most}`)
  assert.ok(most >= limit * 0.75, `up to ${limit}: ${most}`)
  assert.ok(least <= limit * 0.25, `from 0 on: ${least}`)
}

v2('no hint: the first retry is random in [0, reconnectTimeout]', async (make) => {
  assertWindow(await windowOf(make, { code: 1006, reason: '' }), 1000)
})

v2('1012: the first retry is random in [0, 5 × reconnectTimeout]', async (make) => {
  assertWindow(await windowOf(make, { code: 1012, reason: '' }), 5000)
})

v2('1013: the first retry is random in [0, 5 × reconnectTimeout]', async (make) => {
  assertWindow(await windowOf(make, { code: 1013, reason: '' }), 5000)
})

v2('retry-after=S in the reason: random in [0, S]', async (make) => {
  assertWindow(await windowOf(make, { code: 1001, reason: 'busy; retry-after=20' }), 20_000)
  assertWindow(await windowOf(make, { code: 1012, reason: 'retry-after=2' }), 2000)
})

v2('retry-after=0 is no hint: no storm of connects', async (make) => {
  for (const reason of ['retry-after=0', 'retry-after=0.9', 'retry-after=00']) {
    assertWindow(await windowOf(make, { code: 1006, reason }), 1000)
    assertWindow(await windowOf(make, { code: 1012, reason }), 5000)
  }
  const w = await make({ latency: 0 })
  await w.start()
  const until = w.now + 60_000
  while (w.now < until) {
    await w.advance(10)
    if (w.host.open.length) w.net.link.closeByServer(1001, 'retry-after=0')
  }
  assert.ok(w.connects < 60, `${w.connects} connects in a minute`)
})

v2('a retry-after that is no number of seconds counts for nothing', async (make) => {
  for (const reason of [
    'retry-after=',
    'retry-after=soon',
    'retry-after=-5',
    'retryafter=60',
    'retry-after 60',
  ]) {
    for (const draw of [0.01, 0.5, 0.99]) {
      const ms = await delay(make, draw, { code: 1006, reason })
      assert.ok(ms <= 1001, `"${reason}": ${ms} ms`)
    }
  }
})

v2('retry is asked first: its delay wins over a hint', async (make) => {
  const ms = await delay(make, 0.99, {
    code: 1012,
    reason: 'retry-after=60',
    options: { retry: () => 300 },
  })
  assert.equal(ms, 300)
})

v2('fatalCloseCodes come before a hint', async (make) => {
  const w = await make()
  const task = await w.opened({ fatalCloseCodes: [1012] })
  w.net.link.closeByServer(1012, 'retry-after=1')
  await w.advance(10_000)
  assert.equal(task.state, 'given-up')
})
