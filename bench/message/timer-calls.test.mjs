// What is counted while messages come in.

import assert from 'node:assert/strict'
import test from 'node:test'
import { engines } from '../../tests/support/cases.mjs'
import { count } from './timer-calls.mjs'

for (const engine of engines) {
  test(`${engine}: a message touches no timer`, async () => {
    assert.equal(await count(engine, 0), 0)
  })
}
