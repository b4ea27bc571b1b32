// 1.x defects around connecting: promises that stay pending, retries that never come, zombies.

import assert from 'node:assert/strict'
import { defect } from '../../support/cases.mjs'

for (const [mode, host] of [
  ['throw', 'wx'],
  ['undefined', 'wx'],
  ['reject', 'taro3@weapp'],
  ['fail', 'taro3@weapp'],
  ['throw', 'taro3@weapp'],
  ['undefined', 'taro3@weapp'],
]) {
  defect(
    `the promise stayed pending for ever: connectSocket goes wrong (${mode}, ${host})`,
    async (make) => {
      const w = await make({ host })
      w.host.next(mode)
      const task = await w.settle(w.call(w.options()), 10_000)
      assert.equal(typeof task.close, 'function')
    },
  )

  defect(`no retry after a connect that goes wrong (${mode}, ${host})`, async (make) => {
    const w = await make({ host })
    w.host.next(mode, mode)
    await w.start()
    await w.until(() => w.host.open.length === 1, 10_000)
    await w.advance(1)
    assert.deepEqual(w.names, [
      'onError',
      'onClose',
      'onReconnect',
      'onError',
      'onClose',
      'onReconnect',
      'onOpen',
    ])
    assert.equal(w.connects, 3)
  })
}

defect(
  'the promise stayed pending for ever: connectSocket is missing on the object',
  async (make) => {
    const w = await make()
    const outcome = w.watch(w.call(w.options({ miniprogram: {} })))
    await w.advance(20_000)
    assert.equal(outcome.state, 'rejected')
    assert.equal(outcome.value.code, 'no-host')
  },
)

defect(
  'the promise stayed pending for ever: a connect Promise that never settles',
  async (make) => {
    const w = await make({ host: 'taro3@weapp' })
    w.host.next('pending')
    const from = w.now
    await w.settle(w.call(w.options({ connectTimeout: 3000 })), 10_000)
    assert.ok(w.now - from <= 3000)
  },
)

defect('no retry after a connect Promise that never settles', async (make) => {
  const w = await make({ host: 'taro3@weapp' })
  w.host.next('pending')
  await w.start({ connectTimeout: 3000 })
  await w.until(() => w.host.open.length === 1, 10_000)
  await w.advance(1)
  assert.equal(w.recorder.of('onError')[0].event.code, 'connect-timeout')
  assert.equal(w.recorder.of('onOpen').length, 1)
})

defect('no retry after a connect that never reports anything', async (make) => {
  const w = await make()
  w.host.next('mute')
  await w.start()
  await w.until(() => w.host.open.length === 1, 15_000)
  await w.advance(1)
  assert.deepEqual(w.names, ['onError', 'onClose', 'onReconnect', 'onOpen'])
})

defect(
  'no connect timeout: a handshake that is never answered is given up after connectTimeout',
  async (make) => {
    const w = await make()
    w.net.next('hang')
    await w.start()
    const from = w.now
    await w.until(() => w.names.includes('onError'), 10_000)
    assert.ok(w.now - from <= 10_000)
    await w.until(() => w.host.open.length === 1, 3000)
  },
)

defect('a refused connect reported by fail alone was never tried again', async (make) => {
  const w = await make({ quirks: { refused: 'fail' } })
  w.net.next('refuse')
  await w.start()
  await w.until(() => w.host.open.length === 1, 10_000)
})

defect('zombie: close() in the reconnect delay', async (make) => {
  const w = await make()
  const task = await w.opened()
  w.net.link.closeByServer(1006, '')
  await w.until(() => w.names.includes('onReconnect'))
  task.close()
  await w.advance(60_000)
  assert.equal(w.connects, 1)
  w.assertNothingLeft()
})

defect('zombie: close() inside onReconnect', async (make) => {
  const w = await make()
  await w.opened({}, (task) =>
    w.recorder.hook(task, { also: (name) => name === 'onReconnect' && task.close() }),
  )
  w.net.link.closeByServer(1006, '')
  await w.advance(60_000)
  assert.equal(w.connects, 1)
  w.assertNothingLeft()
})

defect('zombie: close() while a connect promise is pending', async (make) => {
  for (const quirks of [
    { settlesLate: 500 },
    { settles: 'open' },
    { settles: 'open', settlesLate: 200 },
  ]) {
    const w = await make({ host: 'taro3@weapp', quirks: { settles: 'success' } })
    const task = await w.opened()
    Object.assign(w.host.quirks, quirks)
    w.net.link.closeByServer(1006, '')
    await w.until(() => w.connects === 2)
    task.close()
    await w.advance(60_000)
    assert.equal(w.connects, 2)
    assert.equal(w.host.sockets[1].state, 'closed', JSON.stringify(quirks))
    w.assertNothingLeft()
  }
})

defect(
  'a socket that is already open when the Promise resolves never got a heartbeat',
  async (make) => {
    const w = await make({ host: 'taro3@weapp', quirks: { settles: 'open', settlesLate: 50 } })
    await w.opened({ pingTimeout: 1000 })
    await w.advance(1200)
    assert.ok(w.received.includes('heartbeat'))
    assert.deepEqual(w.names.slice(0, 1), ['onOpen'])
  },
)
