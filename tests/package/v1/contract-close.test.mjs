// 1.x contract: close() is final, its argument reaches the host, its onClose comes when the host says so.

import assert from 'node:assert/strict'
import { contract } from '../../support/cases.mjs'

contract('close() is final: onClose, no onReconnect, nothing later', async (make) => {
  const w = await make()
  const task = await w.opened()
  assert.equal(task.close(), undefined)
  await w.advance(120_000)
  assert.deepEqual(w.names, ['onOpen', 'onClose'])
  assert.equal(w.connects, 1)
  assert.equal(task.forbidReconnect, true)
  w.assertNothingLeft()
})

contract('close() inside a quiet link sends no further ping', async (make) => {
  const w = await make()
  const task = await w.opened({ pingTimeout: 1000 })
  task.close()
  await w.advance(10_000)
  assert.deepEqual(w.received, [])
})

contract('code, reason and callbacks reach the host', async (make) => {
  const w = await make()
  const calls = []
  const task = await w.opened()
  task.close({
    code: 4001,
    reason: 'logged out',
    success: () => calls.push('success'),
    fail: () => calls.push('fail'),
    complete: () => calls.push('complete'),
  })
  await w.advance(5000)
  assert.deepEqual(w.net.links[0].closeSeen, { code: 4001, reason: 'logged out' })
  assert.deepEqual(calls, ['success', 'complete'])
})

contract('onClose has the host’s own event', async (make) => {
  const w = await make()
  const task = await w.opened()
  task.close({ code: 4001, reason: 'x' })
  await w.advance(5000)
  const [close] = w.recorder.of('onClose')
  assert.equal(close.event, w.host.socket.closeEvent)
  assert.equal(close.self, true)
})

contract('forbidReconnect is falsy until close(), then true', async (make) => {
  const w = await make()
  const task = await w.opened()
  assert.ok(!task.forbidReconnect)
  task.close()
  assert.equal(task.forbidReconnect, true)
})
