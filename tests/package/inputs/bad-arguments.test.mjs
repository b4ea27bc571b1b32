// Bad arguments of methods, numbers beyond 31 bits: refused or saturated, never thrown, and the task goes on
// as before. Every argument with every kind of value: every-kind.test.mjs.

import assert from 'node:assert/strict'
import { v2 } from '../../support/cases.mjs'

const TOO_LONG = 2 ** 31 - 1

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
        pingInterval: value,
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

v2('opts: without a logger one line on the console reports a refused value', async (make) => {
  const w = await make()
  const task = await w.opened()
  task.opts.pingTimeout = -1
  task.opts.pingTimeout = -1
  const warnings = w.console.filter((line) => line.level === 'warn')
  assert.equal(warnings.length, 1)
  assert.match(warnings[0].text, /option pingTimeout is -1; allowed: a number of ms/)
})

v2(
  'opts: a signal that can not be listened to is refused, the old one still counts',
  async (make) => {
    const w = await make()
    const listeners = []
    const signal = {
      aborted: false,
      addEventListener: (type, fn) => listeners.push(fn),
      removeEventListener: (type, fn) => void listeners.splice(listeners.indexOf(fn), 1),
    }
    const task = await w.opened({ signal })
    task.opts.signal = {
      aborted: false,
      addEventListener() {
        throw new Error('no')
      },
    }
    assert.equal(task.opts.signal, signal)
    task.opts.signal = signal
    assert.equal(listeners.length, 1)
    assert.equal(w.console.filter((line) => line.text.includes('option signal')).length, 1)
    for (const fn of [...listeners]) fn()
    assert.equal(task.state, 'destroyed')
    assert.equal(listeners.length, 0)
  },
)
