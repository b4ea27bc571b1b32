// 1.x defects of send: what was sent while no socket was open was lost.

import assert from 'node:assert/strict'
import { defect } from '../../support/cases.mjs'

defect('a send before the open was lost', async (make) => {
  const w = await make()
  const task = await w.start()
  task.send({ data: 'early' })
  await w.advance(1000)
  assert.deepEqual(w.received, ['early'])
})

defect('a send in the reconnect gap went to the dead socket', async (make) => {
  const w = await make()
  const task = await w.opened()
  w.net.link.closeByServer(1006, '')
  await w.until(() => w.names.includes('onReconnect'))
  task.send({ data: 'in the gap' })
  await w.advance(5000)
  assert.deepEqual(w.received, ['in the gap'])
  assert.equal(w.host.sockets[0].sends.length, 0)
})
