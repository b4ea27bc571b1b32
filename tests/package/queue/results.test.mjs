// Every send gets exactly one result, never inside the call; and what exactly reaches the host.

import assert from 'node:assert/strict'
import { noting } from '../../support/callbacks.mjs'
import { v2 } from '../../support/cases.mjs'

v2(
  'send without callbacks: a Promise; it rejects with the host’s failure in .raw',
  async (make) => {
    const w = await make()
    const task = await w.opened()
    const good = w.watch(task.send({ data: 'hello' }))
    await w.advance(10)
    assert.equal(good.state, 'fulfilled')
    w.host.quirks.send = 'fail'
    const bad = w.watch(task.send({ data: 'hello' }))
    await w.advance(10)
    assert.equal(bad.value.code, 'send-failed')
    assert.ok(bad.value instanceof w.lib.WebsocketHeartbeatError)
    assert.equal(bad.value.raw.errMsg, 'sendSocketMessage:fail')
  },
)

v2('send of bare data, without the object around it', async (make) => {
  const w = await make()
  const task = await w.opened()
  task.send('bare')
  task.send(Uint8Array.of(1, 2).buffer)
  await w.advance(100)
  assert.equal(w.received[0], 'bare')
  assert.deepEqual([...w.received[1]], [1, 2])
})

v2('with callbacks send returns nothing', async (make) => {
  const w = await make()
  const task = await w.opened()
  assert.equal(task.send({ data: 'x', success() {} }), undefined)
  assert.equal(typeof task.send({ data: 'x' }).then, 'function')
})

for (const mode of ['throw', 'reject', 'fail', 'error-object']) {
  v2(`exactly one failure when the host refuses (${mode})`, async (make) => {
    const w = await make()
    const task = await w.opened()
    w.host.quirks.send = mode
    const { names, callbacks } = noting()
    task.send({ data: 'hello', ...callbacks })
    assert.deepEqual(names(), [])
    const promised = w.watch(task.send({ data: 'hello' }))
    await w.advance(5000)
    assert.deepEqual(names(), ['fail', 'complete'])
    assert.equal(promised.value.code, 'send-failed')
  })
}

v2('a rejected send without a handler is no unhandled rejection', async (make) => {
  const w = await make()
  const task = await w.opened()
  w.host.quirks.send = 'throw'
  task.send({ data: 'hello' })
  task.close()
  task.send({ data: 'late' })
  await w.advance(3000)
})

v2('a host that calls fail twice: one result', async (make) => {
  const w = await make({ quirks: { failTwice: true } })
  const task = await w.opened()
  w.host.quirks.send = 'fail'
  const { names, callbacks } = noting()
  task.send({ data: 'hello', ...callbacks })
  await w.advance(100)
  assert.deepEqual(names(), ['fail', 'complete'])
})

v2('a loss fails what the host has not answered: "connection-lost"', async (make) => {
  const w = await make()
  const task = await w.opened()
  w.host.quirks.send = 'silent'
  const { names, calls, callbacks } = noting()
  task.send({ data: 'a', ...callbacks })
  const promised = w.watch(task.send({ data: 'b' }))
  await w.advance(1000)
  assert.equal(promised.state, 'pending')
  w.host.quirks.send = 'ok'
  w.net.link.drop()
  await w.advance(5000)
  assert.deepEqual(names(), ['fail', 'complete'])
  assert.equal(calls[0].value.code, 'connection-lost')
  assert.equal(promised.value.code, 'connection-lost')
  assert.ok(
    !w.received.includes('a') && !w.received.includes('b'),
    'what was handed to the host is not sent again',
  )
})

v2('close() fails what the host has not answered: "closed"', async (make) => {
  const w = await make()
  const task = await w.opened()
  w.host.quirks.send = 'silent'
  const promised = w.watch(task.send({ data: 'b' }))
  task.close()
  await w.advance(5000)
  assert.ok(['closed', 'connection-lost'].includes(promised.value?.code), promised.value?.code)
})

v2('an ArrayBuffer is passed as it is, a view is copied exactly', async (make) => {
  const w = await make()
  const task = await w.opened()
  const bytes = Uint8Array.of(0, 1, 2, 3, 4, 5)
  task.send({ data: bytes.buffer })
  task.send({ data: bytes.subarray(2, 4) })
  task.send({ data: new DataView(bytes.buffer, 1, 3) })
  task.send({ data: new Uint16Array(bytes.buffer, 2, 1) })
  await w.advance(100)
  assert.equal(w.host.socket.sends[0].data, bytes.buffer)
  assert.deepEqual(
    w.received.map((data) => [...data]),
    [
      [0, 1, 2, 3, 4, 5],
      [2, 3],
      [1, 2, 3],
      [2, 3],
    ],
  )
})

v2('a queued view is copied when it is queued: later changes do not count', async (make) => {
  const w = await make()
  const task = await w.start()
  const bytes = Uint8Array.of(1, 2, 3)
  task.send({ data: bytes })
  bytes.fill(9)
  await w.advance(100)
  assert.deepEqual([...w.received[0]], [1, 2, 3])
})

v2('buffers of another realm are buffers', async (make) => {
  const w = await make()
  const task = await w.opened()
  const foreign = new w.realm.Uint8Array([7, 8, 9])
  task.send({ data: foreign.buffer })
  task.send({ data: foreign })
  task.send({ data: Uint8Array.of(4) })
  await w.advance(100)
  assert.deepEqual(
    w.received.map((data) => [...data]),
    [[7, 8, 9], [7, 8, 9], [4]],
  )
})

v2('a message that already says isBuffer is left untouched', async (make) => {
  const w = await make()
  const task = await w.opened()
  task.send({ data: 'AQID', isBuffer: true })
  await w.advance(100)
  const [param] = w.host.socket.sends
  assert.equal(param.data, 'AQID')
  assert.equal(param.isBuffer, true)
})

v2('the user’s object is not changed', async (make) => {
  const w = await make()
  const task = await w.opened()
  const param = Object.freeze({ data: 'x', success: () => {} })
  task.send(param)
  await w.advance(100)
  assert.deepEqual(w.received, ['x'])
})

v2('1000 sends on an open link: all delivered, in order, one result each', async (make) => {
  const w = await make()
  const task = await w.opened()
  let results = 0
  for (let i = 0; i < 1000; i += 1) task.send({ data: `${i}`, complete: () => (results += 1) })
  await w.advance(100)
  assert.equal(results, 1000)
  assert.deepEqual(
    w.received,
    Array.from({ length: 1000 }, (_, i) => `${i}`),
  )
})
