// The one timer of a task, on hosts that lack functions for timers.

import assert from 'node:assert/strict'
import test from 'node:test'
import { Timer } from '../../../js/host/timer.js'

/** Runs `work` with these functions in place of the host's; `work` gets the timers that are set. */
function onHost({ setTimeout, clearTimeout }, work) {
  const kept = { setTimeout: globalThis.setTimeout, clearTimeout: globalThis.clearTimeout }
  const set = []
  const keep = (fire, ms) => set.push({ fire, ms })
  try {
    Object.assign(globalThis, { setTimeout: setTimeout ?? keep, clearTimeout })
    return work(set)
  } finally {
    Object.assign(globalThis, kept)
  }
}

test('it fires once, and what has fired is not cleared', () => {
  const cleared = []
  onHost({ clearTimeout: (id) => cleared.push(id) }, (set) => {
    let fired = 0
    const timer = new Timer(() => (fired += 1))
    timer.set(5)
    set[0].fire()
    set[0].fire()
    timer.set(7)
    timer.clear()
    assert.equal(fired, 1)
    assert.deepEqual(
      set.map(({ ms }) => ms),
      [5, 7],
    )
    assert.deepEqual(cleared, [2])
  })
})

test('one that is cleared or set anew never fires, also where the host cannot clear', () => {
  onHost({ clearTimeout: undefined }, (set) => {
    let fired = 0
    const timer = new Timer(() => (fired += 1))
    timer.set(5)
    timer.clear()
    timer.set(6)
    timer.set(7)
    set[0].fire()
    set[1].fire()
    assert.equal(fired, 0)
    set[2].fire()
    assert.equal(fired, 1)
  })
})

test('a host without timers, or one that refuses them, does not throw', () => {
  const refuse = () => {
    throw new Error('no more timers')
  }
  onHost({ setTimeout: refuse, clearTimeout: refuse }, () => {
    const timer = new Timer(() => assert.fail('fired'))
    timer.set(0)
    timer.clear()
  })
})
