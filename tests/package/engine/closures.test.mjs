// The functions of the core that the host holds.

import assert from 'node:assert/strict'
import test from 'node:test'
import { makeClosure } from '../../../js/engine/closures.js'
import { core, useCore } from '../../../js/engine/guarded-core.js'

/** A closure that does `work`, and what the core sees of it; `restart` is called when it traps. */
function closureOf(work = () => {}, restart = () => assert.fail('a trap')) {
  const calls = []
  useCore({ destroy() {} }, [], restart)
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

test('a trap ends its instance, does not reach the host, and nothing runs after it', async () => {
  const error = new WebAssembly.RuntimeError('unreachable')
  const told = []
  const { closure, calls, drop } = closureOf(
    () => {
      throw error
    },
    (tell) => told.push(tell),
  )
  core.coreInstance.running[7] = { fail: (cause) => told.push(cause) }
  closure()
  closure()
  drop()
  assert.deepEqual(told, [], 'not on this stack')
  await Promise.resolve()
  assert.equal(told.length, 1)
  told[0]()
  assert.equal(told[1], error)
  assert.deepEqual(calls, [[8, 9, undefined]])
})
