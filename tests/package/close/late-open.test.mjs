// A socket that opens after its attempt has ended is closed at that moment, and no hook is called.

import assert from 'node:assert/strict'
import { v2 } from '../../support/cases.mjs'

v2(
  'a zombie can’t hide in a host that refuses close before open: the late open is closed',
  async (make) => {
    const w = await make()
    w.net.slow = 5000
    const task = await w.start()
    task.close()
    await w.advance(4000)
    assert.equal(w.host.socket.state, 'connecting', 'the host let us not close it yet')
    await w.advance(2000)
    assert.equal(w.host.socket.state, 'closed')
    assert.deepEqual(
      w.names.filter((name) => name === 'onOpen'),
      [],
    )
  },
)

v2('a timed-out attempt whose open comes late is closed, and no hook is called', async (make) => {
  const w = await make()
  const task = await w.start({ connectTimeout: 1000 }, (t) => {
    w.net.slow = 3000
    w.recorder.hook(t)
  })
  // The first handshake was asked for before the slowness; the second is the slow one.
  await w.advance(100)
  w.net.link.closeByServer(1006, '')
  await w.until(() => w.connects === 2)
  const slow = w.host.socket
  await w.until(() => w.connects === 3, 10_000)
  w.net.slow = 0
  await w.until(() => task.state === 'open', 20_000)
  await w.advance(10_000)
  assert.notEqual(slow.state, 'open')
  assert.equal(w.host.open.length, 1)
  assert.equal(w.recorder.of('onOpen').length, 2)
})
