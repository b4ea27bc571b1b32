// Events of any content: nothing is thrown at the host, and the task goes on.

import assert from 'node:assert/strict'
import { v2 } from '../../support/cases.mjs'
import {
  FAILED,
  ODD_ERRORS,
  ODD_VALUES,
  QUICK,
  describe,
  isWell,
  trap,
  untouchable,
} from './misbehaviour.mjs'

const ODD_EVENTS = [...ODD_VALUES, trap('data'), trap('isBuffer', { data: 'x' }), untouchable()]

const ODD_CLOSES = [
  ...ODD_VALUES,
  trap('code'),
  trap('reason', { code: 1000 }),
  untouchable(),
  Object.freeze({ code: '4000', reason: 'frozen' }),
  { code: NaN },
  { code: -1, reason: 7 },
  { code: 1e9, reason: {} },
  { code: 1.5, reason: null },
  { code: 'abc' },
  { code: Symbol('x'), reason: Symbol('y') },
  { code: {}, reason: [] },
]

v2('messages of unknown shape are delivered as they are, and logged once', async (make) => {
  const w = await make()
  const logged = []
  const logger = (level, event, detail) =>
    event === 'message' && logged.push([level, detail.message])
  const task = await w.start({ ...QUICK, logger })
  await w.until(() => task.state === 'open')
  for (const event of ODD_EVENTS) w.host.socket.emit('message', event)
  await w.advance(1)
  const seen = w.recorder.of('onMessage').map(({ event }) => event)
  assert.equal(seen.length, ODD_EVENTS.length)
  for (const [i, event] of ODD_EVENTS.entries())
    assert.ok(seen[i] === event || seen[i].raw === event, describe(event))
  assert.deepEqual(logged, [['warn', 'data of no known kind']])
  await isWell(w, task)
})

v2('data of no known kind is delivered as it is', async (make) => {
  const w = await make()
  const task = await w.opened(QUICK)
  const data = [undefined, null, 7, true, Symbol('x'), {}, [1], new Map(), () => {}, untouchable()]
  for (const item of data) w.host.socket.emit('message', { data: item })
  await w.advance(1)
  const seen = w.recorder.of('onMessage').map(({ event }) => event)
  for (const [i, item] of data.entries())
    assert.ok(seen[i].data === item || seen[i].raw?.data === item, describe(item))
  await isWell(w, task)
})

v2('text that says it is base64 and is not, does no harm', async (make) => {
  const w = await make()
  const task = await w.opened(QUICK)
  for (const data of ['*', 'A', 'AAA', '====', '汉字', ' QUJD ', ''])
    w.host.socket.emit('message', { data, isBuffer: true })
  await w.advance(1)
  assert.equal(w.recorder.of('onMessage').length, 7)
  await isWell(w, task)
})

for (const event of ODD_CLOSES) {
  v2(`a close event that is ${describe(event)} is a close like any other`, async (make) => {
    const w = await make()
    const task = await w.opened(QUICK)
    w.host.socket.state = 'closed'
    w.host.socket.emit('close', event)
    await w.until(() => task.state === 'open' && w.connects === 2, 5000)
    await w.advance(1)
    assert.deepEqual(w.names, ['onOpen', 'onClose', 'onReconnect', 'onOpen'])
    const [close] = w.recorder.of('onClose')
    assert.equal(typeof close.event.code, 'number')
    assert.equal(typeof close.event.reason, 'string')
    await isWell(w, task)
  })
}

for (const event of ODD_ERRORS) {
  v2(
    `an error event that is ${describe(event)} ends an attempt, and no open socket`,
    async (make) => {
      const w = await make({ quirks: { refused: '' } })
      w.net.next('refuse')
      const started = w.start(QUICK)
      await w.until(() => w.host.sockets.length === 1)
      w.host.socket.emit('error', event)
      const task = await started
      await w.until(() => task.state === 'open')
      await w.advance(1)
      assert.deepEqual(w.names, [...FAILED, 'onOpen'])
      w.host.socket.emit('error', event)
      await w.advance(1000)
      assert.equal(w.recorder.of('onError').length, 2)
      assert.equal(w.connects, 2)
      for (const { event: reported } of w.recorder.of('onError')) {
        assert.equal(typeof reported.code, 'string')
        assert.equal(typeof reported.message, 'string')
      }
      await isWell(w, task)
    },
  )
}
