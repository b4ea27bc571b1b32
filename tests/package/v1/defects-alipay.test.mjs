// 1.x defects on hosts with one global socket, whose listeners all tasks and the app share.

import assert from 'node:assert/strict'
import { defect } from '../../support/cases.mjs'

/** The server ends the connection, and it comes back. */
async function comesBack(w) {
  const before = w.connects
  w.net.link.closeByServer(1000, '')
  await w.until(() => w.connects > before && w.host.alive.length === 1, 20_000)
  await w.advance(100)
}

defect('the application’s own listeners were removed', async (make) => {
  const w = await make({ host: 'my@single' })
  const seen = []
  w.host.api.onSocketMessage(({ data }) => seen.push(data))
  await w.opened()
  w.net.link.push('one')
  await w.advance(100)
  await comesBack(w)
  w.net.link.push('two')
  await w.advance(100)
  assert.deepEqual(seen, ['one', 'two'])
})

for (const off of ['needs', 'ignores']) {
  defect(`after N reconnects a message was delivered N+1 times (off ${off})`, async (make) => {
    const w = await make({ host: 'my@single', quirks: { off } })
    await w.opened({ reconnectTimeout: 100 })
    for (let round = 0; round < 5; round += 1) await comesBack(w)
    w.recorder.clear()
    w.net.link.push('once')
    await w.advance(100)
    assert.deepEqual(w.names, ['onMessage'])
  })
}

for (const host of ['my@replaces', 'dd']) {
  defect(`an error made it displace its own socket, again and again (${host})`, async (make) => {
    const w = await make({ host })
    await w.opened()
    w.host.socket.emit('error', { error: 1, errorMessage: 'something' })
    await w.advance(60_000)
    assert.equal(w.connects, 1)
    assert.equal(w.recorder.of('onError').length, 1)
    assert.equal(w.recorder.of('onClose').length, 0)
  })
}

defect('a connectSocket that throws left the lock set for good', async (make) => {
  const w = await make({ host: 'my@single' })
  await w.opened({ reconnectTimeout: 100 })
  w.host.next('throw')
  w.net.link.closeByServer(1000, '')
  await w.until(() => w.connects === 3 && w.host.alive.length === 1, 30_000)
})
