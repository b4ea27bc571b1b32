// Bad arguments of methods, bad values for opts, numbers beyond 31 bits: refused or saturated, never
// thrown, and the task goes on as before.

import assert from 'node:assert/strict'
import { v2 } from './cases.mjs'

const TOO_LONG = 2 ** 31 - 1

v2('send: a wrong type fails with "invalid-data", nothing reaches the host', async (make) => {
  const w = await make()
  const task = await w.opened()
  for (const data of [1, true, {}, [], null, () => {}, Symbol('x')]) {
    const outcome = w.watch(task.send({ data }))
    await w.advance(10)
    assert.equal(outcome.state, 'rejected', String(data))
    assert.equal(outcome.value.code, 'invalid-data')
    assert.ok(outcome.value instanceof w.lib.WebsocketHeartbeatError)
  }
  assert.equal(w.host.socket.sends.length, 0)
})

v2('send: no argument, or one without data', async (make) => {
  const w = await make()
  const task = await w.opened()
  for (const args of [[], [undefined], [null], [{}], [1]]) {
    const outcome = w.watch(task.send(...args))
    await w.advance(10)
    assert.equal(outcome.state, 'rejected')
    assert.equal(outcome.value.code, 'invalid-data')
  }
})

v2('send: a wrong type with callbacks calls fail and complete, after the call', async (make) => {
  const w = await make()
  const task = await w.opened()
  const calls = []
  const note = (name) => (value) => calls.push([name, value?.code])
  task.send({ data: 5, success: note('success'), fail: note('fail'), complete: note('complete') })
  assert.deepEqual(calls, [])
  await w.advance(10)
  assert.deepEqual(calls, [
    ['fail', 'invalid-data'],
    ['complete', 'invalid-data'],
  ])
})

v2('close: odd arguments count as none', async (make) => {
  for (const argument of [null, undefined, 1, 'bye', true, [], () => {}]) {
    const w = await make()
    const task = await w.opened()
    assert.equal(task.close(argument), undefined)
    await w.advance(3000)
    assert.deepEqual(w.names, ['onOpen', 'onClose'])
    assert.equal(w.host.socket.closes[0].code, 1000)
  }
})

v2('close: callbacks and reason of wrong type are left out', async (make) => {
  const w = await make()
  const task = await w.opened()
  task.close({ code: 4000, reason: 42, success: 'yes', fail: 1, complete: {} })
  await w.advance(3000)
  assert.deepEqual(w.names, ['onOpen', 'onClose'])
})

v2(
  'on: an unknown type or no function: one warning, a function that does nothing',
  async (make) => {
    const w = await make()
    const task = await w.opened()
    for (const args of [
      ['nothing', () => {}],
      ['open'],
      ['open', 1],
      [],
      [undefined, () => {}],
      ['toString', () => {}],
    ]) {
      assert.equal(typeof task.on(...args), 'function')
      assert.equal(task.on(...args)(), undefined)
    }
    assert.ok(w.console.filter((line) => line.level === 'warn').length >= 2)
  },
)

v2('off and once with odd arguments do no harm', async (make) => {
  const w = await make()
  const task = await w.opened()
  task.off()
  task.off('nothing', () => {})
  task.off('message', 1)
  task.off('message', () => {})
  task.once('nothing', () => {})
  w.net.link.push('news')
  await w.advance(50)
  assert.equal(w.recorder.of('onMessage').length, 1)
})

v2('hook slots: what is no function is never called', async (make) => {
  const w = await make()
  await w.opened({}, (task) => {
    task.onOpen = null
    task.onMessage = undefined
    task.onClose = 42
    task.onReconnect = 'no'
  })
  w.net.link.push('news')
  await w.advance(50)
  w.net.link.closeByServer(1006, '')
  await w.until(() => w.connects === 2)
})

v2('opts: a bad value is refused, the old one stays, and the logger says so', async (make) => {
  const w = await make()
  const lines = []
  const task = await w.opened({
    logger: (level, event, detail) => lines.push({ level, event, detail }),
  })
  const before = { ...task.opts }
  const bad = {
    pingTimeout: -1,
    pongTimeout: 'soon',
    reconnectTimeout: NaN,
    repeatLimit: {},
    pingMsg: 5,
    connectSocketParams: {},
    miniprogram: {},
    queue: 'x',
    connectTimeout: [],
    minUptime: -1,
  }
  for (const [name, value] of Object.entries(bad)) {
    const { length } = lines
    task.opts[name] = value
    assert.deepEqual(task.opts[name], before[name], name)
    assert.ok(lines.length > length, `${name}: the logger says so`)
  }
  assert.deepEqual(
    w.console.filter((line) => line.level === 'warn'),
    [],
  )
  w.net.link.closeByServer(1006, '')
  await w.until(() => w.connects === 2)
})

v2('params function: bad results are failed attempts with "params-failed"', async (make) => {
  const results = [undefined, null, 1, {}, { url: 1 }, { url: '' }, []]
  for (const result of results) {
    const w = await make()
    let calls = 0
    const connectSocketParams = () =>
      (calls += 1) === 1 ? result : { url: 'wss://example.test/a' }
    await w.start({ connectSocketParams })
    await w.until(() => w.host.open.length === 1, 10_000)
    await w.advance(1)
    assert.equal(w.recorder.of('onError')[0].event.code, 'params-failed', JSON.stringify(result))
    assert.equal(w.recorder.of('onOpen').length, 1)
  }
})

v2('params function that throws: a failed attempt', async (make) => {
  const w = await make()
  let calls = 0
  await w.start({
    connectSocketParams() {
      calls += 1
      if (calls === 1) throw new Error('no token')
      return { url: 'wss://example.test/a' }
    },
  })
  await w.until(() => w.host.open.length === 1, 10_000)
  await w.advance(1)
  assert.equal(w.recorder.of('onError')[0].event.code, 'params-failed')
})

v2(
  'numbers above 2^31-1 are accepted and saturate: no busy loop, no timer beyond 31 bits',
  async (make) => {
    const huge = [
      TOO_LONG,
      TOO_LONG + 1,
      1e15,
      Number.MAX_SAFE_INTEGER,
      Number.MAX_VALUE,
      '99999999999',
    ]
    for (const value of huge) {
      const w = await make()
      const all = {
        pingTimeout: value,
        pongTimeout: value,
        reconnectTimeout: value,
        reconnectTimeoutMax: value,
        connectTimeout: value,
        closeTimeout: value,
        minUptime: value,
      }
      const task = await w.opened(all)
      await w.advance(60_000)
      assert.equal(w.connects, 1)
      assert.deepEqual(w.received, [])
      w.net.link.closeByServer(1006, '')
      await w.advance(1000)
      assert.equal(task.state, 'waiting')
      assert.ok(w.longestTimer <= TOO_LONG, `${value}: a timer of ${w.longestTimer}`)
      assert.ok(w.timersSet < 100, `${value}: ${w.timersSet} timers`)
      task.destroy()
      await w.advance(10_000)
      w.assertNothingLeft()
    }
  },
)

v2('a huge reconnectTimeout in live opts, too', async (make) => {
  const w = await make({ random: () => 0.9 })
  const task = await w.opened()
  task.opts.reconnectTimeout = 1e300
  task.opts.pingTimeout = 1e300
  w.net.link.closeByServer(1006, '')
  await w.advance(3_600_000)
  assert.equal(w.connects, 1)
  assert.ok(w.longestTimer <= TOO_LONG)
})

v2('reconnectTimeout below 50 counts as 50', async (make) => {
  const w = await make({ latency: 0 })
  w.net.handshake = 'refuse'
  await w.start({ reconnectTimeout: 0, reconnectTimeoutMax: 0 })
  await w.advance(10_000)
  const times = w.host.connects.map((connect) => connect.at)
  assert.ok(times.length > 100 && times.length <= 201, `${times.length} attempts in 10 s`)
  times.slice(1).forEach((at, i) => assert.ok(at - times[i] >= 50))
})
