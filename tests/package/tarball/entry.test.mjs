// What a mini-program gets by `require`, and that loading it runs nothing.

import assert from 'node:assert/strict'
import { v2 } from '../../support/cases.mjs'

v2('require() itself is the function, with the named exports on it', async (make) => {
  const w = await make()
  assert.equal(typeof w.lib, 'function')
  assert.equal(w.lib.default, w.lib)
  assert.equal(typeof w.lib.version, 'string')
  assert.equal(typeof w.lib.WebsocketHeartbeatError, 'function')
  assert.equal(typeof w.lib.preload, 'function')
})

v2('loading the package runs nothing', async (make) => {
  const w = await make()
  await w.advance(5000)
  assert.equal(w.timersSet, 0)
  assert.equal(w.connects, 0)
  assert.deepEqual(w.console, [])
})
