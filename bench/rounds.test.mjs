// The order in which jobs are measured.

import assert from 'node:assert/strict'
import test from 'node:test'
import { byTurns } from './rounds.mjs'

test('by turns, every other round backwards', async () => {
  const order = []
  const job = (name) => async () => order.push(name)
  const results = await byTurns({ a: job('a'), b: job('b') }, 2)
  assert.deepEqual(order, ['a', 'b', 'b', 'a'])
  assert.deepEqual(results, { a: [1, 4], b: [2, 3] })
})
