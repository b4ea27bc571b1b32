// 1.x contract: order, `this`, event identity and `repeat` of the five hooks.

import assert from 'node:assert/strict'
import { contract } from '../../support/cases.mjs'

const opened = ['onOpen']

contract('hooks are called as methods of the task', async (make) => {
  const w = await make()
  await w.opened()
  w.net.link.push('hello')
  await w.advance(50)
  w.net.link.closeByServer(4000, 'bye')
  await w.advance(3000)
  assert.ok(w.log.length >= 4)
  for (const entry of w.log) assert.equal(entry.self, true, `${entry.name}: this is the task`)
})

contract('open, message, close: the host’s own event object reaches the hook', async (make) => {
  const w = await make()
  await w.opened()
  const first = w.host.socket
  w.net.link.push('hello')
  await w.advance(50)
  w.net.link.closeByServer(4000, 'bye')
  await w.advance(50)
  assert.deepEqual(w.log.map((entry) => entry.name).slice(0, 4), [
    'onOpen',
    'onMessage',
    'onClose',
    'onReconnect',
  ])
  assert.equal(w.log[1].event, first.lastEvent)
  assert.equal(w.log[2].event, first.closeEvent)
  assert.deepEqual(w.log[2].event, { code: 4000, reason: 'bye' })
})

contract('open event: the host’s fields are there', async (make) => {
  const w = await make()
  await w.opened()
  assert.deepEqual(w.names, opened)
  assert.deepEqual(w.log[0].event.header, {})
})

contract('every message reaches onMessage, the pong too', async (make) => {
  const w = await make()
  await w.opened({ pingTimeout: 1000 })
  w.net.link.push('news')
  await w.advance(1100)
  assert.deepEqual(
    w.recorder.of('onMessage').map((entry) => entry.event.data),
    ['news', 'heartbeat'],
  )
})

contract(
  'server close: onClose, then onReconnect without arguments, then the next onOpen',
  async (make) => {
    const w = await make()
    await w.opened()
    w.net.link.closeByServer(1000, '')
    await w.until(() => w.host.open.length === 1 && w.connects === 2)
    await w.advance(1)
    assert.deepEqual(w.names, ['onOpen', 'onClose', 'onReconnect', 'onOpen'])
    assert.equal(w.recorder.of('onReconnect')[0].args.length, 0)
  },
)

contract('onClose and onReconnect come in one turn, the retry after the delay', async (make) => {
  const w = await make({ random: () => 0.99 })
  await w.opened({ reconnectTimeout: 1000 })
  w.net.link.closeByServer(1000, '')
  await w.until(() => w.names.includes('onReconnect'))
  const [close] = w.recorder.of('onClose')
  const [reconnect] = w.recorder.of('onReconnect')
  assert.equal(close.at, reconnect.at)
  assert.equal(w.connects, 1, 'no connect before the delay')
  await w.advance(1000)
  assert.equal(w.connects, 2, 'the first retry comes at the latest after reconnectTimeout')
})

contract(
  'repeat: 0 inside onOpen, raised inside onReconnect, 0 again after the next open',
  async (make) => {
    const w = await make()
    const task = await w.opened()
    assert.equal(w.log[0].repeat, 0)
    w.net.next('refuse', 'refuse')
    w.net.link.closeByServer(1006, '')
    await w.until(() => w.connects === 4)
    await w.advance(100)
    assert.deepEqual(
      w.recorder.of('onReconnect').map((entry) => entry.repeat),
      [1, 2, 3],
    )
    assert.deepEqual(
      w.recorder.of('onOpen').map((entry) => entry.repeat),
      [0, 0],
    )
    assert.equal(task.repeat, 0)
  },
)

contract('a connect that fails with error and close gives one onReconnect', async (make) => {
  const w = await make()
  w.net.next('refuse')
  await w.start()
  await w.until(() => w.connects === 2)
  await w.advance(100)
  const count = (name) => w.recorder.of(name).length
  assert.deepEqual(
    {
      error: count('onError'),
      close: count('onClose'),
      reconnect: count('onReconnect'),
      open: count('onOpen'),
    },
    { error: 1, close: 1, reconnect: 1, open: 1 },
  )
})

contract('hooks may be replaced at any time; the newest is called', async (make) => {
  const w = await make()
  const task = await w.opened()
  const seen = []
  const second = (event) => seen.push(event.data)
  task.onMessage = second
  assert.equal(task.onMessage, second, 'the slot gives back what was set')
  w.net.link.push('one')
  await w.advance(50)
  assert.deepEqual(seen, ['one'])
})

contract('promises that hooks return are left alone', async (make) => {
  const w = await make()
  await w.opened({}, (task) => {
    task.onMessage = () => w.realm.Promise.resolve(1)
  })
  w.net.link.push('news')
  await w.advance(100)
})
