// An app that calls itself without end fills the stack, and may catch the error. Wherever that happens inside a call of
// the package, each task either lives on or has ended and its app was told: never in between.

import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { test } from 'node:test'
import { engines } from '../../support/cases.mjs'
import { at } from '../../../scripts/lib/step.mjs'

const script = at('tests/package/engine/overflow-runs.mjs')

for (const engine of engines.filter((name) => name !== 'v1')) {
  test(`${engine}: a full stack in any call: each task lives, or has ended and its app was told`, () => {
    const { status, stdout, stderr } = spawnSync(process.execPath, [script, engine], {
      encoding: 'utf8',
      maxBuffer: 1e9,
    })
    const failure = stderr.split('\n').filter((line) => line.length < 300)
    assert.equal(status, 0, failure.slice(-40).join('\n'))
    const { runs, ends } = JSON.parse(stdout)
    assert.ok(runs >= 100 && ends < runs, stdout)
  })
}
