// Source maps, as wasm-opt reads and writes them.

import assert from 'node:assert/strict'
import test from 'node:test'
import { decoded, encoded } from './source-map.mjs'

test('runs are written as segments of offset, source, line 0, column 0', () => {
  const runs = [
    { at: 1, source: 'a' },
    { at: 17, source: 'b' },
    { at: 18 },
    { at: 19, source: 'a' },
  ]
  assert.deepEqual(JSON.parse(encoded(runs)), {
    version: 3,
    sources: ['a', 'b'],
    names: [],
    mappings: 'CAAA,gBCAA,C,CDAA',
  })
})

test('what was written is read again, with large steps in both directions', () => {
  const runs = Array.from({ length: 3000 }, (_, i) => ({
    at: i * i,
    source: `${(i * 7919) % 2999}`,
  }))
  runs.push({ at: 10 ** 7 })
  assert.deepEqual(decoded(encoded(runs)), runs)
})

test('lines and columns are skipped', () => {
  const mappings = 'CAEG,ECIK,E'
  const json = JSON.stringify({ version: 3, sources: ['a', 'b'], names: [], mappings })
  const runs = [{ at: 1, source: 'a' }, { at: 3, source: 'b' }, { at: 5 }]
  assert.deepEqual(decoded(json), runs)
})
