// 1.x contract: several tasks in one app.

import assert from 'node:assert/strict'
import { contract } from '../../support/cases.mjs'

contract('two tasks live beside each other and end independently', async (make) => {
  const w = await make()
  const [one, two] = [await w.opened(), await w.opened()]
  assert.equal(w.host.open.length, 2)
  one.close()
  await w.advance(3000)
  assert.equal(w.host.open.length, 1)
  two.send({ data: 'still here' })
  await w.advance(100)
  assert.deepEqual(w.received, ['still here'])
})
