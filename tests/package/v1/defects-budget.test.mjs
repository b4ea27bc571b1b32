// 1.x defects of `repeatLimit`: what used the retries up, and what never did.

import assert from 'node:assert/strict'
import { defect } from '../../support/cases.mjs'

defect('time without network used up repeatLimit', async (make) => {
  const w = await make()
  const task = await w.opened({ repeatLimit: 3, reconnectTimeout: 100 })
  w.host.signals.networkIs('none')
  w.net.handshake = 'refuse'
  w.net.link.drop()
  await w.advance(600_000)
  w.net.handshake = 'accept'
  w.host.signals.networkIs('wifi')
  await w.until(() => w.host.open.length === 1, 5000)
  await w.advance(1)
  assert.equal(task.repeat, 0)
})

defect('a server that accepts and drops at once never used repeatLimit up', async (make) => {
  const w = await make({ latency: 0 })
  w.net.reply = () => undefined
  const task = await w.start({ repeatLimit: 3, reconnectTimeout: 100 }, (t) =>
    w.recorder.hook(t, { also: (name) => name === 'onOpen' && w.net.link.closeByServer(1000, '') }),
  )
  await w.advance(300_000)
  assert.equal(w.connects, 4)
  assert.equal(w.recorder.of('onReconnect').length, 3)
  assert.equal(w.host.open.length, 0)
  task.close()
})
