// The table itself: what is missing shows.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Table } from './table.mjs'

const table = () =>
  new Table({
    title: 'A table',
    rows: ['wx', 'my'],
    columns: ['open', 'close'],
    engines: ['js', 'wasm'],
    cannot: { my: { close: 'it has none' } },
  })

test('a cell of which nothing is known is a hole', () => {
  const filled = table()
  for (const engine of ['js', 'wasm']) {
    filled.note(engine, 'wx', 'open', 'passed')
    filled.note(engine, 'my', 'open', 'failed')
    filled.note(engine, 'my', 'close', 'does not apply')
  }
  filled.note('js', 'wx', 'close', 'passed')
  assert.deepEqual(filled.holes, ['wasm, wx, close'])
  const text = String(filled)
  assert.match(text, /^wx {2}✓✓ {2}✓\?$/m)
  assert.match(text, /^my {2}✗✗ {2}––$/m)
  assert.match(text, /– my, close: it has none/)
})

test('nothing played: nothing but holes', () => {
  assert.equal(table().holes.length, 8)
})
