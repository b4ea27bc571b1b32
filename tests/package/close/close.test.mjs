// close(): its code and callbacks, once and in every state, also where the host does not confirm it.

import assert from 'node:assert/strict'
import { v2 } from '../../support/cases.mjs'

v2('without a code 1000 is passed: WeChat PC 4.0 refuses a close without one', async (make) => {
  const w = await make({ host: 'wx@pc4' })
  const task = await w.opened()
  task.close()
  await w.advance(5000)
  assert.equal(w.host.sockets[0].closes[0].code, 1000)
  assert.equal(w.host.sockets[0].state, 'closed')
})

v2(
  'an illegal code becomes 1000 with one warning; a reason is cut to 123 bytes of UTF-8',
  async (make) => {
    for (const code of [1001, 1006, 2999, 5000, -1, 'x', NaN]) {
      const w = await make()
      const task = await w.opened()
      task.close({ code, reason: '汉'.repeat(60) })
      await w.advance(5000)
      const { code: passed, reason } = w.host.sockets[0].closes[0]
      assert.equal(passed, 1000, `code ${code}`)
      assert.equal(reason, '汉'.repeat(41))
      assert.equal(
        w.console.filter((line) => line.level === 'warn').length,
        1,
        `code ${code}: one warning`,
      )
      assert.equal(w.host.sockets[0].state, 'closed')
    }
  },
)

v2(
  'a host that never reports the close: ours after closeTimeout, with the same code',
  async (make) => {
    const w = await make({ quirks: { closeReports: 'never' } })
    const task = await w.opened({ closeTimeout: 700 })
    const from = w.now
    task.close({ code: 4001, reason: 'bye' })
    await w.advance(5000)
    const [close] = w.recorder.of('onClose')
    assert.equal(close.at - from, 700)
    assert.equal(close.event.code, 4001)
    w.assertNothingLeft()
  },
)

v2('a host that reports the close inside the call: onClose once, after the call', async (make) => {
  const w = await make({ quirks: { closeReports: 'sync' } })
  const task = await w.opened()
  task.close()
  assert.equal(task.state, 'closed')
  await w.advance(5000)
  assert.deepEqual(w.names, ['onOpen', 'onClose'])
})

v2('a host that throws, rejects or fails on close counts as closed', async (make) => {
  for (const quirks of [{ closeThrows: true }, { closeDead: 'reject' }, { closeDead: 'throw' }]) {
    const w = await make({ quirks })
    const task = await w.opened({ closeTimeout: 500 })
    if (quirks.closeDead) w.host.socket.state = 'closed'
    task.close()
    await w.advance(5000)
    assert.deepEqual(w.names, ['onOpen', 'onClose'], JSON.stringify(quirks))
    assert.equal(task.state, 'closed')
  }
})

v2('close() is idempotent', async (make) => {
  const w = await make()
  const task = await w.opened()
  const calls = []
  task.close()
  task.close({ success: () => calls.push('success'), complete: () => calls.push('complete') })
  await w.advance(5000)
  task.close({ success: () => calls.push('success') })
  await w.advance(10)
  assert.deepEqual(w.names, ['onOpen', 'onClose'])
  assert.deepEqual(calls, ['success', 'complete', 'success'])
})

v2('close() without a socket: success and complete all the same, after the call', async (make) => {
  const w = await make()
  w.net.handshake = 'refuse'
  const task = await w.start()
  await w.until(() => task.state === 'waiting')
  const calls = []
  task.close({
    success: () => calls.push('success'),
    fail: () => calls.push('fail'),
    complete: () => calls.push('complete'),
  })
  assert.deepEqual(calls, [])
  await w.advance(10)
  assert.deepEqual(calls, ['success', 'complete'])
})

v2(
  'close() while connecting: an onClose is due, the late socket is closed at once',
  async (make) => {
    const w = await make()
    const task = await w.start({ closeTimeout: 300 })
    task.close()
    await w.advance(5000)
    assert.deepEqual(w.names, ['onClose'])
    assert.equal(w.host.sockets[0].state, 'closed')
    w.assertNothingLeft()
  },
)
