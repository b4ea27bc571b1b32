// preload(): starting an engine ahead of the first task.

import assert from 'node:assert/strict'
import { v2 } from '../../support/cases.mjs'

v2('preload() resolves to the engine, and tasks work after it', async (make, engine) => {
  const w = await make()
  const kind = await w.settle(w.lib.preload(engine === 'js' ? { wasm: false } : {}))
  assert.equal(kind, engine)
  const task = await w.opened()
  assert.equal(task.state, 'open')
})
