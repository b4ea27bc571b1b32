// `destroy()` of the Promise that the main function gives: it ends a task that has not begun, or the one that has.

import assert from 'node:assert/strict'
import { v2 } from '../../support/cases.mjs'

/** An AbortSignal of which it is seen who listens. */
function signalled() {
  const listeners = new Set()
  return {
    aborted: false,
    addEventListener: (type, fn) => void listeners.add(fn),
    removeEventListener: (type, fn) => void listeners.delete(fn),
    count: () => listeners.size,
  }
}

async function assertAborted(w, outcome) {
  await w.advance(10)
  assert.equal(outcome.state, 'rejected')
  assert.ok(outcome.value instanceof w.lib.WebsocketHeartbeatError)
  assert.equal(outcome.value.code, 'aborted')
  assert.equal(outcome.value.option, undefined)
  await w.advance(60_000)
  assert.equal(w.host.open.length, 0)
  w.assertNothingLeft()
}

/** SocketTasks, one socket for the host, a Promise of the socket, a class. */
for (const host of ['wx', 'my@single', 'taro3@weapp', 'browser']) {
  v2(`${host}: ended while the params are awaited, it rejects and leaves nothing`, async (make) => {
    const w = await make({ host })
    const connectSocketParams = () => Promise.resolve({ url: 'wss://example.test/socket' })
    const starting = w.call(w.options({ connectSocketParams }))
    const outcome = w.watch(starting)
    starting.destroy()
    starting.destroy()
    await assertAborted(w, outcome)
    assert.equal(w.connects, 0)
  })

  v2(`${host}: ended in the turn in which the socket is made, nothing is left`, async (make) => {
    const w = await make({ host })
    const starting = w.call(w.options())
    const outcome = w.watch(starting)
    starting.destroy()
    await w.advance(60_000)
    if (outcome.state === 'fulfilled') assert.equal(outcome.value.state, 'destroyed')
    else assert.equal(outcome.value.code, 'aborted')
    assert.equal(w.host.open.length, 0)
    w.assertNothingLeft()
  })

  v2(`${host}: after it has settled, it is the destroy() of the task`, async (make) => {
    const w = await make({ host })
    const starting = w.call(w.options())
    const task = await w.settle(starting)
    await w.until(() => task.state === 'open')
    starting.destroy()
    starting.destroy()
    assert.equal(task.state, 'destroyed')
    await w.advance(60_000)
    w.assertNothingLeft()
  })
}

v2('a socket that the host gives late is closed', async (make) => {
  const w = await make({ host: 'taro3@weapp', quirks: { settlesLate: 500 } })
  const starting = w.call(w.options())
  const outcome = w.watch(starting)
  await w.advance(100)
  starting.destroy()
  await assertAborted(w, outcome)
})

v2('params that never come keep nothing', async (make) => {
  const w = await make()
  const starting = w.call(w.options({ connectSocketParams: () => new Promise(() => {}) }))
  const outcome = w.watch(starting)
  starting.destroy()
  await assertAborted(w, outcome)
  assert.equal(w.connects, 0)
})

v2('beside a signal both end it, and our listener comes off', async (make) => {
  const w = await make()
  const signal = signalled()
  const starting = w.call(w.options({ signal, connectSocketParams: () => new Promise(() => {}) }))
  const outcome = w.watch(starting)
  await w.advance(1)
  assert.equal(signal.count(), 1)
  starting.destroy()
  assert.equal(signal.count(), 0)
  await assertAborted(w, outcome)
})

v2('where the options are refused it does nothing', async (make) => {
  const w = await make()
  for (const options of [undefined, w.options({ pingTimeout: -1 })]) {
    const starting = w.call(options)
    const outcome = w.watch(starting)
    starting.destroy()
    await w.advance(10)
    assert.equal(outcome.value.code, 'invalid-option')
  }
  w.assertNothingLeft()
})
