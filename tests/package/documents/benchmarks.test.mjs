// Compares BENCHMARKS.md with the results of the bench.

import assert from 'node:assert/strict'
import test from 'node:test'
import { tablesIn, tablesOf } from '../../../bench/report/document.mjs'
import { read } from './markdown.mjs'

test('BENCHMARKS.md shows the figures that were kept, all of them', () => {
  const kept = JSON.parse(read('bench/results.json'))
  assert.deepEqual(tablesIn(read('docs/BENCHMARKS.md')), tablesOf(kept))
})

test('BENCHMARKS.md gives a reason for each part that has not reached a target', () => {
  const kept = JSON.parse(read('bench/results.json'))
  const sections = read('docs/BENCHMARKS.md').split(/^## /m)
  for (const [part, { results }] of Object.entries(kept)) {
    if ((results.targets ?? []).every(({ holds }) => holds)) continue
    const section = sections.find(
      (text) => text.includes(`<!-- bench:${part}.`) && !text.includes('<!-- bench:all.'),
    )
    assert.match(section, /\*\*Not reached\*\*/, part)
  }
})
