// Bad input: every option and every argument, with every kind of value, on both engines, each beside an open
// task with traffic. It gives a clear error, is allowed or is ignored; nothing is thrown, no rejection is
// unhandled, and the open task is not affected.

import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { kindNames, kinds } from './kinds.mjs'
import { methods } from './methods.mjs'
import { options } from './options.mjs'
import { Stage } from './stage.mjs'
import { Table } from './table.mjs'

const engines = ['js', 'wasm']
const rows = [...options, ...methods]
const table = new Table({
  title: 'bad input',
  rows: rows.map(({ name }) => name),
  columns: kindNames,
  engines,
})

async function cell(stage, engine, row, kind) {
  const outcome = await row.run(stage, kinds[kind](stage.w.realm), kind)
  await stage.assertUntouched(kind)
  stage.w.assertQuiet()
  assert.equal(outcome, row.expected(kind, engine))
  return outcome
}

/** All cells of a row on one task; after one that fails on a new one, so that the table shows all. */
async function play(engine, row) {
  const problems = []
  let stage = await Stage.make(engine)
  for (const kind of kindNames) {
    try {
      table.note(engine, row.name, kind, await cell(stage, engine, row, kind))
    } catch (error) {
      table.note(engine, row.name, kind, 'failed')
      problems.push(`${kind}: ${error.message}`)
      stage = await Stage.make(engine)
    }
  }
  await stage.end()
  assert.deepEqual(problems, [])
}

for (const engine of engines)
  for (const row of rows) test(`${engine}: ${row.name}`, () => play(engine, row))

test('bad input: every row has met every kind', () => assert.deepEqual(table.holes, []))

after(() => console.log(String(table)))
