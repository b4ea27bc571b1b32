// Hooks and callbacks that throw, and hooks that are null: neither the task nor other listeners suffer,
// and what was thrown is thrown again where the app’s error reporting sees it (in a setTimeout).

import assert from 'node:assert/strict'
import { contract, defect, v2 } from '../../support/cases.mjs'
import { ALL_HOOKS, V1_HOOKS } from '../../support/recorder.mjs'

/** A life with every v1 event: open, message, ping, refused retry, open, dead, open. */
async function wholeLife(w, hook) {
  await w.opened({ pingTimeout: 1000, pongTimeout: 500, reconnectTimeout: 100 }, hook)
  w.net.link.push('news')
  await w.advance(1700)
  assert.equal(w.connects, 1, 'a live link stays')
  w.net.next('refuse')
  w.net.link.closeByServer(1000, '')
  await w.until(() => w.host.open.length === 1 && w.connects === 3, 20_000)
  await w.advance(100)
  w.net.mute = true
  await w.until(() => w.connects === 4, 20_000)
  w.net.mute = false
  await w.until(() => w.host.socket.state === 'open', 20_000)
  await w.advance(1300)
  assert.ok(w.host.socket.sends.length >= 1, 'the heartbeat goes on')
}

for (const name of V1_HOOKS) {
  defect(`a throwing ${name} hook ended the heartbeat or reconnecting`, async (make) => {
    const w = await make()
    w.noisy = true
    const boom = new Error(`${name} throws`)
    await wholeLife(w, (task) => {
      task[name] = () => {
        throw boom
      }
    })
    assert.ok(w.uncaught.length >= 1)
    assert.ok(
      w.uncaught.every((error) => error === boom),
      'the very error of the hook',
    )
  })

  defect(`${name} = null threw`, async (make) => {
    const w = await make()
    await wholeLife(w, (task) => {
      task[name] = null
      assert.equal(task[name], null)
    })
  })
}

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

contract('promises returned by hooks are nobody’s business', async (make) => {
  const w = await make()
  await w.opened({}, (task) => {
    task.onMessage = () => w.realm.Promise.resolve(1)
  })
  w.net.link.push('news')
  await w.advance(100)
})
