// What stands in for globals that a host lacks.

import assert from 'node:assert/strict'
import test from 'node:test'
import * as shim from '../../js/shim.js'

/** Runs `work` while `globalThis` lacks `names`, or has the given ones in their place. */
function without(replacements, work) {
  const kept = new Map(Object.keys(replacements).map((name) => [name, globalThis[name]]))
  try {
    Object.assign(globalThis, replacements)
    return work()
  } finally {
    for (const [name, value] of kept) globalThis[name] = value
  }
}

test('texts of the core are read without the host', () => {
  without({ TextDecoder: undefined }, () => {
    const decoder = new shim.TextDecoder('utf-8', { ignoreBOM: true })
    assert.equal(decoder.decode(), '')
    assert.equal(decoder.decode(new Uint8Array()), '')
    assert.equal(decoder.decode(Buffer.from('no answer to ping')), 'no answer to ping')
  })
})

test('a cleared timer never fires, also where the host cannot clear', () => {
  let fire
  const setTimeout = (fn) => void (fire = fn)
  without({ setTimeout, clearTimeout: undefined }, () => {
    const calls = []
    const timer = shim.setTimeout(() => calls.push('fired'), 5)
    shim.clearTimeout(timer)
    fire()
    assert.deepEqual(calls, [])
    shim.setTimeout(() => calls.push('again'), 5)
    fire()
    fire()
    assert.deepEqual(calls, ['again'], 'and a timer fires once')
  })
})

test('a host without timers, or one that refuses them, does not throw into Rust', () => {
  const refusing = () => {
    throw new Error('no more timers')
  }
  for (const setTimeout of [undefined, refusing]) {
    without({ setTimeout, clearTimeout: undefined }, () => {
      shim.clearTimeout(shim.setTimeout(() => assert.fail('fired'), 0))
    })
  }
})

test('what a timer or a microtask of the core throws reaches onTrap, or the host', async () => {
  const trap = new Error('unreachable')
  const thrower = () => {
    throw trap
  }
  let fire
  const setTimeout = (fn) => void (fire = fn)
  const seen = []
  without({ setTimeout }, () => {
    shim.setTimeout(thrower, 0)
    assert.throws(fire, trap, 'nobody listens')
    shim.onTrap((error) => seen.push(error))
    shim.setTimeout(thrower, 0)
    fire()
  })
  shim.queueMicrotask(thrower)
  await Promise.resolve()
  assert.deepEqual(seen, [trap, trap])
  shim.onTrap(null)
})
