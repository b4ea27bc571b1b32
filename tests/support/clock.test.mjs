// Virtual time keeps its order.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Clock } from './clock.mjs'

test('clock: time order, then the order of asking; a cancelled item never runs', async () => {
  const clock = new Clock()
  const order = []
  clock.after(20, () => order.push('late'))
  clock.after(10, () => order.push('a'))
  const id = clock.after(10, () => order.push('never'))
  clock.after(10, () => order.push('b'))
  clock.cancel(id)
  await clock.advance(15)
  assert.deepEqual(order, ['a', 'b'])
  assert.equal(clock.elapsed, 15)
  await clock.advance(5)
  assert.deepEqual(order, ['a', 'b', 'late'])
})

test('clock: promises settle between two items of the same moment', async () => {
  const clock = new Clock()
  const order = []
  clock.after(1, () => void Promise.resolve().then(() => order.push('then')))
  clock.after(1, () => order.push('next'))
  await clock.advance(1)
  assert.deepEqual(order, ['then', 'next'])
})

test('clock: while the app sleeps the server goes on; on waking timers or events come first', async () => {
  for (const first of ['timer', 'client']) {
    const clock = new Clock()
    const order = []
    clock.after(10, () => order.push('event'), 'client')
    clock.after(20, () => order.push('timer'), 'timer')
    clock.after(30, () => order.push(`server at ${clock.elapsed}`), 'server')
    await clock.freeze(1000, { first })
    const rest = first === 'timer' ? ['timer', 'event'] : ['event', 'timer']
    assert.deepEqual(order, ['server at 30', ...rest])
  }
})

test('clock: timers may stop while the app sleeps, and go on with what was left', async () => {
  const clock = new Clock()
  const order = []
  clock.after(10, () => order.push('event'), 'client')
  clock.after(20, () => order.push('timer'), 'timer')
  await clock.freeze(1000, { goesOn: true })
  assert.deepEqual(order, ['event'])
  await clock.advance(19)
  assert.deepEqual(order, ['event'])
  await clock.advance(1)
  assert.deepEqual(order, ['event', 'timer'])
})

test('clock: a busy loop is an error', async () => {
  const clock = new Clock()
  const again = () => clock.after(0, again)
  again()
  await assert.rejects(clock.advance(10), /busy loop/)
})
