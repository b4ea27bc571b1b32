// Attempts: when the promise settles, time limits, generations, slots of the host.

import assert from 'node:assert/strict'
import { v2 } from '../../support/cases.mjs'

v2(
  'the promise waits for a Promise host at most connectTimeout, 10 s where that is off',
  async (make) => {
    for (const [connectTimeout, expected] of [
      [700, 700],
      [0, 10_000],
      [null, 10_000],
      [Infinity, 10_000],
    ]) {
      const w = await make({ host: 'taro3@weapp' })
      w.host.quirks.connect = 'pending'
      const from = w.now
      await w.settle(w.call(w.options({ connectTimeout })), 20_000)
      assert.ok(w.now - from <= expected, `${connectTimeout}: ${w.now - from} ms`)
    }
  },
)

v2('connectTimeout follows connectSocketParams.timeout where that is larger', async (make) => {
  for (const [timeout, expected] of [
    [undefined, 10_000],
    [5000, 10_000],
    [20_000, 20_000],
  ]) {
    const w = await make()
    // A host that never reports, so that only our own limit can end the attempt.
    w.host.next('mute')
    await w.start({ connectSocketParams: { url: 'wss://example.test/a', timeout } })
    const from = w.now
    await w.until(() => w.names.includes('onError'), 70_000)
    assert.ok(Math.abs(w.now - from - expected) <= 10, `timeout ${timeout}: ${w.now - from}`)
  }
})

v2('a given connectTimeout wins over params.timeout', async (make) => {
  const w = await make()
  w.net.handshake = 'hang'
  await w.start({
    connectTimeout: 3000,
    connectSocketParams: { url: 'wss://example.test/a', timeout: 20_000 },
  })
  const from = w.now
  await w.until(() => w.names.includes('onError'))
  assert.equal(w.now - from, 3000)
})

v2('connectTimeout off: the host’s own ends the attempt', async (make) => {
  const w = await make()
  w.net.next('hang')
  await w.start({ connectTimeout: 0 })
  const from = w.now
  await w.until(() => w.names.includes('onError'), 70_000)
  assert.equal(w.now - from, 60_000)
  await w.until(() => w.host.open.length === 1, 5000)
})

v2('a late result of an attempt that is over changes nothing', async (make) => {
  const w = await make({ host: 'taro3@weapp', quirks: { settlesLate: 3000 } })
  const task = await w.start({ connectTimeout: 1000 }, (t) => {
    w.host.quirks.settlesLate = 0
    w.recorder.hook(t)
  })
  await w.until(() => task.state === 'open', 20_000)
  const { socketTask } = task
  await w.advance(20_000)
  assert.equal(task.socketTask, socketTask)
  assert.equal(w.host.open.length, 1, 'the one handed over late was closed')
  assert.equal(w.recorder.of('onOpen').length, 1)
})

v2('late params of an attempt that is over start nothing', async (make) => {
  const w = await make()
  const answers = []
  const connectSocketParams = () => new w.realm.Promise((resolve) => answers.push(resolve))
  const started = w.call(w.options({ connectSocketParams, connectTimeout: 1000 }))
  const task = await w.settle(started)
  await w.until(() => answers.length === 2, 20_000)
  answers[0]({ url: 'wss://example.test/late' })
  await w.advance(100)
  assert.equal(w.connects, 0)
  answers[1]({ url: 'wss://example.test/now' })
  await w.advance(100)
  assert.equal(w.connects, 1)
  assert.equal(w.host.connects[0].params.url, 'wss://example.test/now')
  task.close()
  await w.advance(3000)
})

v2('attempts of a task start at least 50 ms apart, whatever causes them', async (make) => {
  const w = await make()
  const task = await w.opened()
  for (let i = 0; i < 30; i += 1) {
    task.reconnect()
    await w.advance(7)
    task.close()
    task.open()
    await w.advance(7)
  }
  await w.advance(1000)
  const times = w.host.connects.map((connect) => connect.at)
  times.slice(1).forEach((at, i) => assert.ok(at - times[i] >= 50, `${at - times[i]} ms`))
  assert.equal(w.host.open.length, 1)
})

v2('reconnect() inside onReconnect, before the attempt it asked for: nothing', async (make) => {
  const w = await make()
  const task = await w.opened({}, (t) =>
    w.recorder.hook(t, { also: (name) => name === 'onReconnect' && t.reconnect() }),
  )
  await w.advance(1000)
  task.reconnect()
  await w.advance(1000)
  assert.deepEqual(w.names, ['onOpen', 'onClose', 'onReconnect', 'onOpen'])
  assert.equal(w.connects, 2)
})

v2(
  'a refused connect makes us ask abandoned sockets to close once more: slots come back',
  async (make) => {
    const w = await make({ quirks: { maxSockets: 2, closeThrows: true } })
    const task = await w.opened({ reconnectTimeout: 100 })
    await w.advance(1000)
    task.reconnect()
    await w.until(() => task.state === 'open')
    assert.equal(w.host.open.length, 2, 'the host let us not close the old one')
    w.host.quirks.closeThrows = false
    await w.advance(1000)
    w.net.link.closeByServer(1006, '')
    await w.until(() => task.state === 'waiting')
    w.host.api.connectSocket({ url: 'wss://example.test/other', complete() {} })
    await w.until(() => task.state === 'open' && w.connects >= 4, 20_000)
    await w.advance(100)
    assert.equal(w.host.sockets[0].state, 'closed')
  },
)

v2(
  'an abort while the promise is pending rejects with "aborted"; a late socket is closed',
  async (make) => {
    const w = await make({ host: 'taro3@weapp', quirks: { settlesLate: 500 } })
    const listeners = []
    const signal = {
      aborted: false,
      addEventListener: (type, fn) => listeners.push(fn),
      removeEventListener() {},
    }
    const outcome = w.watch(w.call(w.options({ signal })))
    await w.advance(100)
    for (const fn of listeners) fn({ type: 'abort' })
    await w.advance(10)
    assert.equal(outcome.state, 'rejected')
    assert.equal(outcome.value.code, 'aborted')
    await w.advance(5000)
    assert.equal(w.host.open.length, 0)
    w.assertNothingLeft()
  },
)

v2('an open event and a close in one moment: both hooks, in order', async (make) => {
  const w = await make({ latency: 0 })
  w.net.reply = () => undefined
  const started = w.start()
  await w.until(() => w.net.link, 100)
  w.net.link.closeByServer(1012, 'busy')
  await started
  await w.advance(1)
  assert.deepEqual(w.names, ['onOpen', 'onClose', 'onReconnect'])
})

v2('a Promise that hands over a socket which is dead already: a failed attempt', async (make) => {
  const w = await make({ host: 'taro3@weapp', quirks: { settles: 'close' } })
  w.net.next('refuse')
  await w.start({ connectTimeout: 1000 })
  w.host.quirks.settles = 'success'
  await w.until(() => w.host.open.length === 1, 10_000)
  await w.advance(1)
  assert.deepEqual(w.names, ['onError', 'onClose', 'onReconnect', 'onOpen'])
})

v2('a first message on a connecting attempt counts as its open', async (make) => {
  const w = await make({ quirks: { readyState: false } })
  await w.start()
  w.host.socket.state = 'open'
  w.host.socket.receive('early')
  await w.advance(1)
  assert.deepEqual(w.names, ['onOpen', 'onMessage'])
})
