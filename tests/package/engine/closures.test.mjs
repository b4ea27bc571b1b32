// The functions of the core that the host holds.

import assert from 'node:assert/strict'
import test from 'node:test'
import { makeClosure } from '../../../js/engine/closures.js'
import { watchTraps } from '../../../js/engine/guarded-core.js'

/** A closure that does `work`, and what the core sees of it. */
function closureOf(work = () => {}) {
  const calls = []
  const invoke = (...args) => {
    calls.push(args)
    work()
  }
  const closure = makeClosure(8, 9, invoke, (...args) => calls.push(['freed', ...args]))
  return { closure, drop: () => closure._wbg_cb_unref(), calls }
}

test('it may run several times, and is freed when the core drops it', () => {
  const { closure, drop, calls } = closureOf()
  closure('first')
  closure('second')
  drop()
  assert.deepEqual(calls, [
    [8, 9, 'first'],
    [8, 9, 'second'],
    ['freed', 8, 9],
  ])
})

test('one that drops itself is freed when it has returned', () => {
  const { closure, calls, drop } = closureOf(() => {
    drop()
    assert.equal(calls.length, 1)
  })
  closure('only')
  assert.deepEqual(calls, [
    [8, 9, 'only'],
    ['freed', 8, 9],
  ])
})

test('a host that calls it too late, or while it runs, does nothing', () => {
  const { closure, calls, drop } = closureOf(() => closure('inside'))
  closure('outside')
  drop()
  closure('late')
  assert.deepEqual(calls, [
    [8, 9, 'outside'],
    ['freed', 8, 9],
  ])
})

test('a trap is told to all who watch, does not reach the host, and nothing runs after it', () => {
  const error = new WebAssembly.RuntimeError('unreachable')
  const told = []
  watchTraps((each) => told.push(['first', each]))
  watchTraps((each) => told.push(['second', each]))
  watchTraps(() => assert.fail('it does not watch any more'))()
  const { closure, calls } = closureOf(() => {
    throw error
  })
  closure()
  closure()
  assert.deepEqual(told, [
    ['first', error],
    ['second', error],
  ])
  assert.deepEqual(calls, [[8, 9, undefined]])
})
