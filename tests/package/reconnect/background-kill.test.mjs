// Sockets that the system kills in the background, and connects that it refuses while the app comes back.

import assert from 'node:assert/strict'
import { v2 } from '../../support/cases.mjs'

v2('a kill that only the global wx.onSocketClose reports (iOS) is found', async (make) => {
  const w = await make({ quirks: { lost: 'global-close' } })
  await w.opened()
  w.host.interrupt()
  await w.until(() => w.connects === 2, 30_000)
  await w.advance(100)
  assert.deepEqual(w.names, ['onOpen', 'onClose', 'onReconnect', 'onOpen'])
})

v2('a background kill (code 0 or 1000, "interrupted") is a loss like any other', async (make) => {
  for (const interruptedCode of [0, 1000, 1006]) {
    const w = await make({ quirks: { interruptedCode } })
    await w.opened()
    w.host.interrupt()
    await w.until(() => w.connects === 2, 5000)
    assert.deepEqual(w.names, ['onOpen', 'onClose', 'onReconnect'], `code ${interruptedCode}`)
  }
})

v2(
  'a refusal while the app is just coming back: the same attempt again after 300 ms, without hooks, uncounted',
  async (make) => {
    for (const suspendText of ['suspend', 'interrupted']) {
      const w = await make({ quirks: { suspend: 3, suspendText } })
      const task = await w.start({ repeatLimit: 0 })
      await w.until(() => w.host.open.length === 1, 2000)
      await w.advance(1)
      assert.deepEqual(w.names, ['onOpen'], suspendText)
      const times = w.host.connects.map((connect) => connect.at)
      assert.deepEqual(
        times.slice(1).map((at, i) => at - times[i]),
        [300, 300, 300],
      )
      assert.equal(task.repeat, 0)
    }
  },
)

v2('more than five such refusals in a row are a failed attempt', async (make) => {
  const w = await make({ quirks: { suspend: 6 } })
  await w.start()
  await w.until(() => w.host.open.length === 1, 10_000)
  await w.advance(1)
  assert.deepEqual(w.names, ['onError', 'onClose', 'onReconnect', 'onOpen'])
})
