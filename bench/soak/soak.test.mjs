// A short soak. What is counted must not grow; `npm run soak` is the long one, and weighs the heap, too.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { engines } from '../../tests/support/cases.mjs'
import { live } from './life.mjs'

const RECONNECTS = 2000
const MESSAGES = 100_000

for (const engine of engines) {
  for (const host of ['wx', 'my@single', 'browser']) {
    test(`${engine}, ${host}: ${RECONNECTS} reconnects, ${MESSAGES} messages`, async () => {
      const { samples, counts } = await live({
        engine,
        host,
        reconnects: RECONNECTS,
        messages: MESSAGES,
      })
      assert.ok(counts.opens > RECONNECTS)
      assert.ok(counts.messages >= MESSAGES)
      assert.equal(counts.results, counts.sends)
      const [first] = samples
      assert.ok(first.pages > 0)
      for (const { pages, listeners, timers, sockets } of samples) {
        assert.deepEqual(
          { pages, listeners, timers, sockets },
          { pages: first.pages, listeners: first.listeners, timers: 1, sockets: 1 },
        )
      }
    })
  }
}
