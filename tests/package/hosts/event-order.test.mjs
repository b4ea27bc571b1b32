// Events and callbacks that come twice, too early, too late, or on nothing.

import assert from 'node:assert/strict'
import { v2 } from '../../support/cases.mjs'
import { FAILED, isWell, played } from './misbehaviour.mjs'

v2('open twice is one open', async (make) => {
  const { w, task } = await played(make, (emit) => (emit('Open', {}), emit('Open', {})))
  await w.advance(100)
  assert.deepEqual(w.names, ['onOpen'])
  assert.equal(task.state, 'open')
})

v2('close twice is one close, in the same turn or later', async (make) => {
  for (const later of [0, 20, 5000]) {
    const { w, task } = await played(make, (emit, world) => {
      emit('Open', {})
      emit('Close', { code: 4000, reason: '' })
      if (later) world.net.later(later, () => emit('Close', { code: 4000, reason: '' }))
      else emit('Close', { code: 4000, reason: '' })
    })
    await w.until(() => task.state === 'open' && w.connects === 1)
    await w.advance(10_000)
    const expected = ['onOpen', 'onClose', 'onReconnect', 'onOpen']
    assert.deepEqual(w.names.slice(0, 4), expected, String(later))
    assert.equal(w.recorder.of('onClose').length, 1)
    await isWell(w, task)
  }
})

v2('open, messages and errors after the close are ignored', async (make) => {
  const { w, task } = await played(make, (emit) => {
    emit('Close', { code: 1000, reason: '' })
    emit('Open', {})
    emit('Message', { data: 'from the grave' })
    emit('Error', { errMsg: 'late' })
  })
  await w.until(() => task.state === 'open')
  await w.advance(1)
  assert.deepEqual(w.names, [...FAILED, 'onOpen'])
  await isWell(w, task)
})

v2('a socket that opens though it has reported its close is closed, once', async (make) => {
  let closes = 0
  const { w } = await played(
    make,
    (emit) => {
      emit('Close', { code: 1000, reason: '' })
      emit('Open', {})
      emit('Open', {})
    },
    { close: () => (closes += 1) },
  )
  await w.advance(1000)
  assert.equal(closes, 1)
})

v2(
  'a message before the open counts as the open, and the open that follows is none',
  async (make) => {
    const { w, task } = await played(make, (emit) => {
      emit('Message', { data: 'early' })
      emit('Open', {})
    })
    await w.advance(100)
    assert.deepEqual(w.names, ['onOpen', 'onMessage'])
    assert.equal(task.state, 'open')
  },
)

v2('an event inside the registration of its listener counts', async (make) => {
  const at = (type, event) => ({ [`on${type}`]: (fn) => fn(event) })
  const opened = await played(make, () => {}, at('Open', {}))
  await opened.w.advance(100)
  assert.deepEqual(opened.w.names, ['onOpen'])
  for (const type of ['Close', 'Error']) {
    const { w, task } = await played(make, () => {}, at(type, { errMsg: 'at once' }))
    await w.until(() => task.state === 'open')
    await w.advance(1)
    assert.deepEqual(w.names, [...FAILED, 'onOpen'], type)
    await isWell(w, task)
  }
})

v2('callbacks and events after close() and destroy() reach no hook', async (make) => {
  for (const end of ['close', 'destroy']) {
    const { w, task, first, miniprogram } = await played(make, (emit) => emit('Open', {}))
    await w.advance(100)
    task[end]()
    await w.advance(5000)
    const seen = w.names.length
    const [params] = miniprogram.calls
    for (const name of ['success', 'fail', 'complete']) params[name]({ errMsg: 'late' })
    for (const type of ['Open', 'Message', 'Error', 'Close']) first.emit(type, { data: 'late' })
    await w.advance(60_000)
    assert.equal(w.names.length, seen, end)
    assert.equal(w.connects, 0)
    w.assertNothingLeft()
  }
})

v2('listeners that the host calls on nothing, or on another socket', async (make) => {
  const { w, task, first } = await played(make, () => {})
  first.emit.call(undefined, 'Open')
  await w.advance(1)
  assert.equal(task.state, 'open')
  assert.deepEqual(w.names, ['onOpen'])
})
