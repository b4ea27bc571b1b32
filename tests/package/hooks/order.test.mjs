// The order of hooks, and which event object each of them gets.

import assert from 'node:assert/strict'
import { v2 } from '../../support/cases.mjs'

v2('error: the event of the host keeps its fields and gets ours', async (make) => {
  const w = await make()
  w.net.next('refuse')
  await w.start()
  await w.advance(100)
  const [error] = w.recorder.of('onError')
  assert.equal(error.event.errMsg, 'connect ECONNREFUSED')
  assert.equal(error.event.code, 'connect-failed')
  assert.equal(typeof error.event.message, 'string')
})

v2('a failed attempt: onError, onClose, onReconnect, in one turn', async (make) => {
  for (const refused of [
    'error+close',
    'close',
    'error',
    'fail',
    'close+error',
    'fail+error+close',
  ]) {
    const w = await make({ quirks: { refused } })
    w.net.next('refuse')
    await w.start()
    await w.until(() => w.connects === 2)
    await w.advance(100)
    assert.deepEqual(w.names, ['onError', 'onClose', 'onReconnect', 'onOpen'], refused)
    const times = new Set(w.log.slice(0, 3).map((entry) => entry.at))
    assert.equal(times.size, 1, refused)
  }
})

v2('the host’s own event is passed for what it reported, ours for the other', async (make) => {
  const w = await make({ quirks: { refused: 'close' } })
  w.net.next('refuse')
  await w.start()
  await w.advance(100)
  assert.equal(w.recorder.of('onClose')[0].event, w.host.socket.closeEvent)
  assert.equal(w.recorder.of('onError')[0].event.code, 'connect-failed')
})

v2('onStateChange comes first, the state is already the new one', async (make) => {
  const w = await make()
  const order = []
  const task = await w.start({}, (t) => {
    t.onStateChange = (state, previous) => order.push(`${previous}>${state} (${t.state})`)
    t.onOpen = () => order.push(`open (${t.state})`)
    t.onClose = () => order.push(`close (${t.state})`)
  })
  await w.advance(100)
  w.net.link.closeByServer(1000, '')
  await w.until(() => w.connects === 2)
  assert.equal(task.state, 'connecting')
  assert.deepEqual(order, [
    'connecting>open (open)',
    'open (open)',
    'open>waiting (waiting)',
    'close (waiting)',
    'waiting>connecting (connecting)',
  ])
})

v2('onReopen({retries, downMs}) follows onOpen, not the first time', async (make) => {
  const w = await make()
  await w.opened({}, (task) => w.recorder.hook(task, { hooks: ['onOpen', 'onReopen'] }))
  await w.advance(6000)
  const lost = w.now
  w.net.link.closeByServer(1006, '')
  await w.until(() => w.names.length === 3)
  assert.deepEqual(w.names, ['onOpen', 'onOpen', 'onReopen'])
  const { retries, downMs } = w.log[2].event
  assert.equal(retries, 1)
  assert.ok(Math.abs(downMs - (w.now - lost)) <= 20, `downMs ${downMs}`)
})
