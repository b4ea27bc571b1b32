// Opens that a host reports at an odd time, or not at all.

import assert from 'node:assert/strict'
import { v2 } from '../../support/cases.mjs'
import { QUICK, puppet } from './misbehaviour.mjs'

/** A task of a puppet, which `connectSocket` gives; what it was asked for. */
async function given(make, more, options) {
  const w = await make()
  const calls = []
  const socket = puppet({
    send: ({ data, success }) => (calls.push(`send ${data}`), success({})),
    close: () => void calls.push('close'),
    ...more,
  })
  const miniprogram = { connectSocket: () => socket.socket }
  const task = await w.start({ ...QUICK, miniprogram, ...options })
  return { w, task, calls, ...socket }
}

v2(
  'a host that calls nothing, and opens within connectSocket: open within a second',
  async (make) => {
    const { w, task, calls, emit } = await given(make, { readyState: 1 }, { connectTimeout: 5000 })
    task.send('queued')
    await w.until(() => task.state === 'open', 1000)
    await w.advance(1)
    assert.deepEqual(w.names, ['onOpen'])
    emit('Message', { data: 'hello' })
    await w.until(() => calls.length === 1)
    assert.deepEqual([w.names, calls], [['onOpen', 'onMessage'], ['send queued']])
    task.close()
    assert.deepEqual(calls.slice(1), ['close'])
    emit('Close', { code: 1000, reason: '' })
    await w.advance(60_000)
    w.assertNothingLeft()
  },
)

v2('and one that is not wanted any more is closed, however soon', async (make) => {
  const ends = {
    'the attempt times out': () => {},
    'close()': (task) => task.close(),
    'destroy()': (task) => task.destroy(),
    'reconnect()': (task) => task.reconnect(),
  }
  for (const [what, end] of Object.entries(ends)) {
    const { w, task, calls } = await given(make, { readyState: 1 }, { connectTimeout: 500 })
    await w.advance(100)
    end(task)
    await w.advance(600)
    assert.equal(calls[0], 'close', what)
    task.destroy()
  }
})

v2('its open event comes after all: one open', async (make) => {
  const { w, task, emit } = await given(make, { readyState: 1 }, { connectTimeout: 5000 })
  await w.advance(500)
  emit('Open', { header: {} })
  await w.advance(2000)
  assert.equal(task.state, 'open')
  assert.deepEqual(w.names, ['onOpen'])
})

v2('no timer stays for a second look when the task ends', async (make) => {
  for (const end of ['close', 'destroy']) {
    const { w, task } = await given(make, { readyState: 1, close: ({ fail }) => fail({}) })
    task[end]()
    await w.advance(QUICK.connectTimeout * 2)
    w.assertNothingLeft()
  }
})

v2('a host that opens within onOpen', async (make) => {
  const onOpen = (listener) => listener({ header: {} })
  const { w, task, calls } = await given(make, { onOpen })
  await w.advance(1)
  assert.equal(task.state, 'open')
  assert.deepEqual(w.names, ['onOpen'])
  task.destroy()
  assert.deepEqual(calls, ['close'])
})

v2('a socket that says it is open before its open, on a host that calls success', async (make) => {
  const w = await make({ quirks: { readyState: 'lies' } })
  w.net.slow = 1500
  const task = await w.start({ connectTimeout: 5000 })
  await w.advance(1400)
  assert.equal(task.state, 'connecting')
  await w.until(() => task.state === 'open', 1000)
  assert.deepEqual(w.names, ['onOpen'])
})
