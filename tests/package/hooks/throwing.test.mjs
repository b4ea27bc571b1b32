// Hooks and callbacks that throw, and hooks that are null: the task and other listeners are not affected, and the
// exception is thrown again in a setTimeout, where the app’s error reporting sees it.

import assert from 'node:assert/strict'
import { v2 } from '../../support/cases.mjs'
import { ALL_HOOKS } from '../../support/recorder.mjs'
import { wholeLife } from '../../support/whole-life.mjs'

v2('every hook throws at once: the life goes on, each error is thrown again', async (make) => {
  const w = await make()
  w.noisy = true
  const thrown = []
  await wholeLife(w, (task) => {
    for (const name of ALL_HOOKS) {
      task[name] = () => {
        const error = new Error(name)
        thrown.push(error)
        throw error
      }
    }
  })
  await w.advance(1)
  assert.ok(thrown.length >= 10)
  assert.deepEqual(new Set(w.uncaught), new Set(thrown))
})

v2('the error is thrown in a setTimeout, not inside the host’s call', async (make) => {
  const w = await make()
  w.noisy = true
  await w.opened({}, (task) => {
    task.onMessage = () => {
      throw new Error('hook')
    }
  })
  w.host.socket.receive('news')
  assert.equal(w.uncaught.length, 0, 'the host sees no exception')
  await w.advance(1)
  assert.equal(w.uncaught.length, 1)
})

v2('throwing what is no Error is fine too', async (make) => {
  const w = await make()
  w.noisy = true
  const values = ['text', undefined, null, 0]
  await w.opened({}, (task) => {
    task.onMessage = () => {
      throw values.shift()
    }
  })
  for (let i = 0; i < 4; i += 1) w.net.link.push('news')
  await w.advance(100)
  assert.deepEqual(w.uncaught, ['text', undefined, null, 0])
})

v2('one throwing listener does not keep the others from the event', async (make) => {
  const w = await make()
  w.noisy = true
  const seen = []
  const task = await w.opened({}, (t) => {
    t.onMessage = () => {
      seen.push('slot')
      throw new Error('slot')
    }
    t.on('message', () => {
      seen.push('first')
      throw new Error('first')
    })
    t.on('message', () => seen.push('second'))
  })
  w.net.link.push('news')
  await w.advance(50)
  assert.deepEqual(seen, ['slot', 'first', 'second'], 'the slot is served first')
  assert.deepEqual(
    w.uncaught.map((error) => error.message),
    ['slot', 'first'],
  )
  assert.equal(task.state, 'open')
})

v2('throwing callbacks of send, close and of the user’s params harm nothing', async (make) => {
  const w = await make()
  w.noisy = true
  const boom = () => {
    throw new Error('callback')
  }
  const connectSocketParams = { url: 'wss://example.test/a', success: boom, complete: boom }
  const task = await w.opened({ pingTimeout: 1000, connectSocketParams })
  task.send({ data: 'a', success: boom, complete: boom })
  await w.advance(1200)
  assert.deepEqual(w.received, ['a', 'heartbeat'])
  task.close({ success: boom, complete: boom })
  await w.advance(3000)
  assert.deepEqual(w.names.at(-1), 'onClose')
  w.assertNothingLeft()
})

v2(
  'throwing policies: retry → the default delay, shouldReconnect → true, logger → ignored',
  async (make) => {
    const w = await make()
    w.noisy = true
    const boom = () => {
      throw new Error('policy')
    }
    await w.opened({ retry: boom, shouldReconnect: boom, logger: boom })
    w.net.link.closeByServer(1006, '')
    await w.until(() => w.connects === 2, 2100)
  },
)

v2('a retry that returns a bad value: the default delay', async (make) => {
  for (const value of [NaN, -1, 'soon', undefined, null, {}, true]) {
    const w = await make()
    w.noisy = true
    await w.opened({ retry: () => value })
    w.net.link.closeByServer(1006, '')
    await w.until(() => w.connects === 2, 2100, `retry → ${String(value)}`)
  }
})
