// What stands in for globals that a host lacks.

import assert from 'node:assert/strict'
import test from 'node:test'
import * as shim from '../../../js/engine/text-decoder.js'

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
