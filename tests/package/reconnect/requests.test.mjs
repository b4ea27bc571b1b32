// Calls of `reconnect()` one after another.

import assert from 'node:assert/strict'
import { v2 } from '../../support/cases.mjs'
import { families } from '../../support/hosts/families.mjs'

v2('10 ms after the open that it asked for: a new socket, at the 50 ms', async (make) => {
  for (const host of families) {
    const w = await make({ host, latency: 1 })
    const task = await w.opened()
    await w.advance(1_000)
    task.reconnect()
    await w.until(() => task.state === 'open', 1_000, host)
    await w.advance(10)
    task.reconnect()
    assert.notEqual(task.state, 'open', `${host}: not swallowed`)
    await w.until(() => task.state === 'open', 1_000, host)
    const [, second, third] = w.host.connects.map(({ at }) => at)
    assert.equal(w.connects, 3, host)
    assert.ok(third - second >= 50, `${host}: ${third - second} ms apart`)
    const again = ['onClose', 'onReconnect', 'onOpen']
    assert.deepEqual(w.names, ['onOpen', ...again, ...again], host)
  }
})

v2('in onOpen too', async (make) => {
  const w = await make({ latency: 1 })
  const task = await w.opened()
  await w.advance(1_000)
  let left = 3
  task.onOpen = () => void (left-- > 0 && task.reconnect())
  task.reconnect()
  await w.advance(1_000)
  assert.equal(w.connects, 5)
  assert.equal(task.state, 'open')
})

v2('before that open a second call is the same request', async (make) => {
  const w = await make({ latency: 20 })
  const task = await w.opened()
  await w.advance(1_000)
  for (let call = 0; call < 3; call += 1) {
    task.reconnect()
    await w.advance(10)
  }
  await w.advance(1_000)
  assert.equal(w.connects, 2)
  assert.equal(w.names.filter((name) => name === 'onReconnect').length, 1)
})
