// The TextDecoder of the glue, on hosts that have none.

import assert from 'node:assert/strict'
import test from 'node:test'
import { TextDecoder } from '../../../js/engine/text-decoder.js'

/** Runs `work` while `globalThis` has these values. */
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
    const decoder = new TextDecoder('utf-8', { ignoreBOM: true })
    assert.equal(decoder.decode(), '')
    assert.equal(decoder.decode(new Uint8Array()), '')
    assert.equal(decoder.decode(Buffer.from('no answer to ping')), 'no answer to ping')
  })
})
