// How figures are printed, and how the document is renewed.

import assert from 'node:assert/strict'
import test from 'node:test'
import { spread } from '../rounds.mjs'
import { renewed, tablesIn, tablesOf } from './document.mjs'
import { bytes, shown } from './markdown.mjs'
import { summary } from './summary.mjs'

const section = (name, table) => `<!-- bench:${name} -->\n\n${table}\n\n<!-- /bench -->`

const lines = (table) => table.split('\n')

test('a document is renewed where it has a table of that name, and nowhere else', () => {
  const [old, young] = ['| a |\n|---|\n| 1 |', '| a |\n|---|\n| $& |']
  const text = `before\n\n${section('x.y', old)}\n\n${old}\n\n${section('x.z', old)}\n`
  const after = renewed(text, { 'x.y': young })
  assert.equal(after, `before\n\n${section('x.y', young)}\n\n${old}\n\n${section('x.z', old)}\n`)
  assert.deepEqual(tablesIn(after), { 'x.y': young, 'x.z': old })
})

test('all that must be reached is one table, but for parts that have their own', () => {
  const target = { what: 'w', unit: 'ms', limit: 1, measured: 2, holds: false }
  const held = { ...target, holds: true }
  const kept = {
    one: { results: { targets: [target] }, tables: {} },
    two: { results: {}, tables: {} },
    three: { results: { targets: [target, held] }, tables: { targets: lines('| t |') } },
  }
  const { 'all.targets': all, ...own } = tablesOf(kept)
  assert.deepEqual(own, { 'all.summary': '', 'three.targets': '| t |' })
  assert.deepEqual(lines(all).slice(2), [
    '| one | w | 1 ms | 2 ms | **no** |',
    '| three | all of its 2 targets, see there | all | 1 reached | **no** |',
  ])
})

test('the summary has a line for what was measured, of its latest results', () => {
  const targets = [
    { what: 'refused, median', holds: true },
    { what: 'refused, worst', holds: false },
    { what: 'hang, median', holds: true },
    { what: 'hang, worst', holds: true },
    { what: 'a promise', holds: false },
  ]
  assert.equal(
    summary({ recovery: { results: { targets } }, idle: { results: {} } }),
    '- **Recovery**: after 1 of 2 faults no later than the quickest peer, in the median and at worst.',
  )
  const subject = (ms) => ({ whole: { median: ms } })
  const start = { results: { starts: { js: subject(9), v1: subject(1) } } }
  const task = (size) => [{ tasks: 1 }, { whole: { median: size } }]
  const perTask = { js: task(5600), v1: task(1100) }
  const memory = { results: { perTask, lives: { js: { heapPerReconnect: 0.5 } } } }
  assert.equal(summary({ start }), '')
  assert.equal(
    summary({ start, memory }),
    '- **Start and memory**: cold 9 ms, a task 5.6 KB, 0.5 bytes more after each reconnect; 1.x 1 ms, 1.1 KB.',
  )
})

test('figures', () => {
  assert.deepEqual(spread([5, 1, 4, 2, 3]), { median: 3, low: 2, high: 4 })
  assert.deepEqual(spread([2, 1]), { median: 1.5, low: 1.25, high: 1.75 })
  assert.deepEqual([0.12345, 1.2345, 12.345, 1234.5, null].map(shown), [
    '0.123',
    '1.23',
    '12.3',
    '1235',
    'never',
  ])
  assert.deepEqual([1, 999, 1000, 1234567].map(bytes), ['1', '999', '1 000', '1 234 567'])
})
