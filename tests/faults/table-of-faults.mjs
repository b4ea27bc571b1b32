// Plays faults on hosts and engines, a test each, and prints the table at the end.

import assert from 'node:assert/strict'
import { after, describe, test } from 'node:test'
import { engines } from '../api/cases.mjs'
import { Table } from '../matrix/table.mjs'

/** `stage({engine, host})` makes what a fault plays on; `cannot`: see table.mjs. */
export function tableOfFaults({ title, hosts, faults, stage, cannot = {}, concurrency = 1 }) {
  const columns = faults.map(({ name }) => name)
  const table = new Table({ title, rows: hosts, columns, engines, cannot })

  async function play({ engine, host, run }) {
    const s = await stage({ engine, host })
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

  function cells(engine, host) {
    for (const { name, run } of faults) {
      test(`${engine}, ${host}: ${name}`, async () => {
        table.note(engine, host, name, 'failed')
        table.note(engine, host, name, await cell({ engine, host, name, run }))
      })
    }
  }

  describe(title, { concurrency }, () => {
    for (const engine of engines) for (const host of hosts) cells(engine, host)
  })

  test(`${title}: the table has no hole`, () => assert.deepEqual(table.holes, []))

  after(() => console.log(String(table)))
}
