// Every fault on real sockets, on some hosts and both engines, a test each; prints the table at the end.

import assert from 'node:assert/strict'
import { after, describe, test } from 'node:test'
import { engines } from '../api/cases.mjs'
import { Table } from '../matrix/table.mjs'
import { faults } from './faults.mjs'
import { cannot, hosts, startStage } from './stage.mjs'

const columns = faults.map(({ name }) => name)
const title = 'Faults on real TCP connections'
const table = new Table({ title, rows: hosts, columns, engines, cannot })

async function play({ engine, host, run }) {
  const s = await startStage({ engine, host })
  try {
    await run(s)
    await s.assertRight()
  } finally {
    await s.end()
  }
}

async function cell({ engine, host, name, run }) {
  if (table.reason(host, name)) {
    await assert.rejects(play({ engine, host, run }), undefined, 'it applies after all')
    return 'does not apply'
  }
  await play({ engine, host, run })
  return 'passed'
}

// They wait most of their time.
describe(title, { concurrency: 12 }, () => {
  for (const engine of engines) {
    for (const host of hosts) {
      for (const { name, run } of faults) {
        test(`${engine}, ${host}: ${name}`, async () => {
          table.note(engine, host, name, 'failed')
          table.note(engine, host, name, await cell({ engine, host, name, run }))
        })
      }
    }
  }
})

test(`${title}: the table has no hole`, () => assert.deepEqual(table.holes, []))

after(() => console.log(String(table)))
