// What is counted in an idle hour.

import assert from 'node:assert/strict'
import test from 'node:test'
import { engines } from '../../tests/support/cases.mjs'
import { hour } from './part.mjs'

for (const engine of engines) {
  test(`${engine}: an idle hour has one ping a pingTimeout, and no byte more`, async () => {
    const { pings, up, down } = await hour(engine)
    assert.equal(pings, 240)
    assert.equal(up, pings * ('heartbeat'.length + 6))
    assert.equal(down, pings * ('heartbeat'.length + 2))
  })
}
