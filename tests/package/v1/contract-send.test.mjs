// 1.x contract: what send passes on, and what its callbacks get.

import assert from 'node:assert/strict'
import { noting } from '../../support/callbacks.mjs'
import { contract } from '../../support/cases.mjs'

contract('send passes text on', async (make) => {
  const w = await make()
  const task = await w.opened()
  task.send({ data: 'hello' })
  await w.advance(100)
  assert.deepEqual(w.received, ['hello'])
})

contract('send with callbacks: success and complete get the host’s own object', async (make) => {
  const w = await make()
  const task = await w.opened()
  const { names, calls, callbacks } = noting()
  task.send({ data: 'hello', ...callbacks })
  assert.deepEqual(names(), [], 'not inside the call')
  await w.advance(100)
  assert.deepEqual(names(), ['success', 'complete'])
  assert.equal(calls[0].value.errMsg, 'sendSocketMessage:ok')
})
