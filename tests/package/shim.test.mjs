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

const texts = [
  '',
  'plain',
  'häß',
  '心跳',
  '😀 mixed é心😀',
  '\u0000\u007f\u0080\u07ff\u0800\uffff',
  '\u{10ffff}',
]

test('UTF-8 without TextEncoder and TextDecoder is that of the host', () => {
  const [real, own] = [new TextEncoder(), new shim.TextEncoder()]
  without({ TextEncoder: undefined, TextDecoder: undefined }, () => {
    for (const text of texts) {
      assert.deepEqual([...own.encode(text)], [...real.encode(text)])
      assert.equal(new shim.TextDecoder().decode(real.encode(text)), text)
    }
  })
})

test('lone surrogates become U+FFFD', () => {
  const [real, own] = [new TextEncoder(), new shim.TextEncoder()]
  without({ TextEncoder: undefined }, () => {
    for (const text of ['\ud800', '\udc00x', 'x\ud83d', '\udc00\ud800', '\ud800\ud800\udc00']) {
      assert.deepEqual([...own.encode(text)], [...real.encode(text)])
    }
  })
})

test('every code point survives the way there and back', () => {
  without({ TextEncoder: undefined, TextDecoder: undefined }, () => {
    for (let code = 0; code <= 0x10ffff; code += 61) {
      if (code >= 0xd800 && code < 0xe000) continue
      const text = String.fromCodePoint(code)
      assert.equal(new shim.TextDecoder().decode(new shim.TextEncoder().encode(text)), text)
    }
  })
})

test('encodeInto tells how much it took', () => {
  const target = new Uint8Array(16)
  assert.deepEqual(new shim.TextEncoder().encodeInto('é心', target), { read: 2, written: 5 })
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
