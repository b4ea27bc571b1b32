// mpx with Promises, where the native call gives nothing: on Alipay with one socket.

import assert from 'node:assert/strict'
import { v2 } from '../../support/cases.mjs'

for (const host of ['mpx@alipay', 'mpx@alipay-promise']) {
  v2(`${host}: the one socket of the host serves`, async (make) => {
    const w = await make({ host })
    const task = await w.opened()
    assert.equal(typeof task.socketTask.send, 'function')
    await w.settle(task.send(Uint8Array.of(1, 2, 3)))
    await w.advance(50)
    const [{ event }] = w.recorder.of('onMessage')
    assert.deepEqual([...new Uint8Array(event.data)], [1, 2, 3])
    w.net.link.drop()
    await w.until(() => w.connects === 2 && task.state === 'open', 20_000)
    task.destroy()
    await w.advance(5000)
    w.assertNothingLeft()
    assert.equal(w.host.listening, 0)
  })

  v2(`${host}: a refusal, and a socket of the app that is in the way`, async (make) => {
    const w = await make({ host })
    w.noisy = true
    w.host.native.connectSocket({ url: 'wss://example.test/app', complete() {} })
    w.net.next('refuse')
    const task = await w.start()
    await w.until(() => task.state === 'open', 20_000)
    task.destroy()
    await w.advance(5000)
    w.assertNothingLeft()
  })

  v2(`${host}: destroy() while connecting leaves no socket`, async (make) => {
    const w = await make({ host })
    w.net.slow = 1000
    const task = await w.start()
    task.destroy()
    await w.advance(5000)
    w.assertNothingLeft()
    assert.equal(w.host.alive.length, 0)
  })
}

v2(
  'mpx with Promises: a native call that gives nothing elsewhere is a failed attempt',
  async (make) => {
    const w = await make({ host: 'mpx@promise' })
    w.host.next('undefined')
    const task = await w.start()
    await w.until(() => task.state === 'open', 20_000)
    const errors = w.recorder.of('onError').map(({ event }) => event.code)
    assert.deepEqual(errors, ['connect-failed'])
  },
)
