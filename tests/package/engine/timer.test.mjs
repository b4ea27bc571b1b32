// The timers that the core sets through the glue, on hosts that lack functions for timers.

import assert from 'node:assert/strict'
import test from 'node:test'
import { clearAll, clearTimeout, setTimeout } from '../../../js/engine/timers.js'

/** Runs `work` with these functions in place of the host's; `work` gets the timers that are set. */
function onHost(functions, work) {
  const kept = { setTimeout: globalThis.setTimeout, clearTimeout: globalThis.clearTimeout }
  const set = []
  const keep = (fire, ms) => set.push({ fire, ms })
  try {
    Object.assign(globalThis, { setTimeout: keep, ...functions })
    return work(set)
  } finally {
    Object.assign(globalThis, kept)
  }
}

test('it fires once, and what has fired or is cleared is not cleared again', () => {
  const cleared = []
  onHost({ clearTimeout: (id) => cleared.push(id) }, (set) => {
    let fired = 0
    const first = setTimeout(() => (fired += 1), 5)
    set[0].fire()
    set[0].fire()
    clearTimeout(first)
    const second = setTimeout(() => (fired += 1), 7)
    clearTimeout(second)
    clearTimeout(second)
    assert.equal(fired, 1)
    assert.deepEqual(
      set.map(({ ms }) => ms),
      [5, 7],
    )
    assert.deepEqual(cleared, [2])
  })
})

test('one that clears itself while it fires does not reach the host', () => {
  onHost({ clearTimeout: () => assert.fail('cleared') }, (set) => {
    const timer = setTimeout(() => clearTimeout(timer), 5)
    set[0].fire()
  })
})

test('one that is cleared never fires, also where the host cannot clear', () => {
  onHost({ clearTimeout: undefined }, (set) => {
    let fired = 0
    clearTimeout(setTimeout(() => assert.fail('fired'), 5))
    const kept = setTimeout(() => (fired += 1), 6)
    set[0].fire()
    set[1].fire()
    assert.equal(fired, 1)
    clearTimeout(kept)
  })
})

test('a host without timers, or one that refuses them, does not throw', () => {
  const refuse = () => {
    throw new Error('no more timers')
  }
  for (const missing of [undefined, refuse]) {
    onHost({ setTimeout: missing, clearTimeout: refuse }, () => {
      clearTimeout(setTimeout(() => assert.fail('fired'), 0))
    })
  }
})

test('all that are pending can be cleared at once, and no other', () => {
  const cleared = []
  onHost({ clearTimeout: (id) => cleared.push(id) }, (set) => {
    for (const ms of [1, 2, 3]) setTimeout(() => {}, ms)
    set[1].fire()
    clearAll()
    clearAll()
    assert.deepEqual(cleared, [1, 3])
  })
})
