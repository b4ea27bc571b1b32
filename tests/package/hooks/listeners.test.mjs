// on, once, off: any number of listeners beside the slots.

import assert from 'node:assert/strict'
import { v2 } from '../../support/cases.mjs'

v2('on returns the function that takes the listener off', async (make) => {
  const w = await make()
  const task = await w.opened()
  const seen = []
  const off = task.on('message', (event) => seen.push(event.data))
  w.net.link.push('one')
  await w.advance(50)
  off()
  off()
  w.net.link.push('two')
  await w.advance(50)
  assert.deepEqual(seen, ['one'])
})

v2('off takes off, once calls once, also when the listener ends the link', async (make) => {
  const w = await make()
  const task = await w.opened()
  const seen = []
  const listener = (event) => seen.push(`on ${event.data}`)
  task.on('message', listener)
  task.once('message', (event) => {
    seen.push(`once ${event.data}`)
    task.reconnect()
  })
  w.net.link.push('one')
  await w.advance(3000)
  task.off('message', listener)
  w.net.link.push('two')
  await w.advance(50)
  assert.deepEqual(seen, ['on one', 'once one'])
})

v2(
  'every type: the slot first, then the listeners, with the same arguments and this === task',
  async (make) => {
    const w = await make()
    const calls = []
    const types = {
      open: 'onOpen',
      close: 'onClose',
      error: 'onError',
      message: 'onMessage',
      reconnect: 'onReconnect',
      reopen: 'onReopen',
      giveUp: 'onGiveUp',
      stateChange: 'onStateChange',
      latency: 'onLatency',
    }
    const task = await w.opened(
      {
        isPong: (data) => data === 'heartbeat',
        pingTimeout: 1000,
        repeatLimit: 1,
        reconnectTimeout: 100,
      },
      (t) => {
        for (const [type, slot] of Object.entries(types)) {
          t[slot] = function slot_(...args) {
            calls.push({ type, who: 'slot', args, self: this === t })
          }
          t.on(type, function listener(...args) {
            calls.push({ type, who: 'listener', args, self: this === t })
          })
        }
      },
    )
    w.net.link.push('news')
    await w.advance(1200)
    w.net.link.closeByServer(1000, '')
    await w.until(() => task.state === 'open' && w.connects === 2)
    await w.advance(6000)
    w.net.handshake = 'refuse'
    w.net.link.drop()
    await w.until(() => task.state === 'given-up')
    await w.advance(1)
    for (const type of Object.keys(types)) {
      const ofType = calls.filter((call) => call.type === type)
      assert.ok(ofType.length >= 2, `${type} came`)
      ofType.forEach((call, i) => {
        assert.equal(call.who, i % 2 ? 'listener' : 'slot', type)
        assert.equal(call.self, true, `${type}: this is the task`)
        if (i % 2) assert.deepEqual(call.args, ofType[i - 1].args, type)
      })
    }
  },
)

v2('listeners survive reconnects', async (make) => {
  const w = await make()
  const task = await w.opened()
  const seen = []
  task.on('message', (event) => seen.push(event.data))
  for (let i = 0; i < 5; i += 1) {
    w.net.link.closeByServer(1006, '')
    await w.until(() => task.state === 'open' && w.connects === i + 2, 60_000)
    w.net.link.push(`after ${i + 1}`)
    await w.advance(100)
  }
  assert.deepEqual(seen, ['after 1', 'after 2', 'after 3', 'after 4', 'after 5'])
})

v2('a listener taken off during the event it waits for is not called any more', async (make) => {
  const w = await make()
  const task = await w.opened()
  const seen = []
  task.on('message', () => {
    seen.push('first')
    off()
  })
  const off = task.on('message', () => seen.push('second'))
  w.net.link.push('one')
  w.net.link.push('two')
  await w.advance(50)
  assert.deepEqual(seen.filter((name) => name === 'first').length, 2)
  assert.ok(seen.filter((name) => name === 'second').length <= 1)
})

v2('a listener added inside an event gets the next one', async (make) => {
  const w = await make()
  const task = await w.opened()
  const seen = []
  task.once('message', () => task.on('message', (event) => seen.push(event.data)))
  w.net.link.push('one')
  w.net.link.push('two')
  await w.advance(50)
  assert.deepEqual(seen.includes('two'), true)
})
