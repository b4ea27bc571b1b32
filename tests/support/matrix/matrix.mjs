// Plays a list on every host and both engines, a test each, and prints the table at the end.

import assert from 'node:assert/strict'
import { after, describe, test } from 'node:test'
import { engines } from '../cases.mjs'
import { Table } from './table.mjs'

/**
 * `plays` is the list, of `{name, run}`. `stage({engine, host})` makes what they play on; it has
 * `assertRight()` and `end()`. `concurrency`: how many play at a time. `cannot`: see table.mjs.
 */
export function matrix({ title, hosts, plays, stage, cannot, concurrency = 1 }) {
  const columns = plays.map(({ name }) => name)
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
    for (const { name, run } of plays) {
      test(`${engine}, ${host}: ${name}`, async () => {
        table.note(engine, host, name, 'failed')
        table.note(engine, host, name, await cell({ engine, host, name, run }))
      })
    }
  }

  describe(title, { concurrency }, () => {
    for (const engine of engines) for (const host of hosts) cells(engine, host)
  })

  test(`${title} has no hole, and no reason for a cell that is not there`, () => {
    assert.deepEqual(table.holes, [])
    for (const [host, why] of Object.entries(cannot ?? {})) {
      assert.ok(hosts.includes(host), host)
      assert.ok(why, host)
      if (typeof why !== 'string')
        for (const name of Object.keys(why)) assert.ok(why[name] && columns.includes(name), name)
    }
  })

  after(() => console.log(String(table)))
}
