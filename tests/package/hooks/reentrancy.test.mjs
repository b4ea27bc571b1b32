// Every method is called inside every hook. The task must stay consistent: at most one current attempt, hooks in order,
// no timer or listener at the end.

import assert from 'node:assert/strict'
import { v2 } from '../../support/cases.mjs'
import { ALL_HOOKS } from '../../support/recorder.mjs'

const METHODS = {
  send: (task) =>
    void task.send({ data: 'from a hook' }).then(
      () => {},
      () => {},
    ),
  'send with callbacks': (task) => task.send({ data: 'from a hook', complete() {} }),
  ping: (task) =>
    void task.ping().then(
      () => {},
      () => {},
    ),
  close: (task) => task.close(),
  open: (task) => task.open(),
  reconnect: (task) => task.reconnect(),
  destroy: (task) => task.destroy(),
  'close and open': (task) => (task.close(), task.open()),
  'on and off': (task) => task.on('message', () => {})(),
  'new hooks': (task) => void (task.onMessage = () => {}),
  stats: (task) => void task.stats(),
  'a new option': (task) => void (task.opts.pingTimeout = 900),
}

/** Messages, pings, a refused retry, a dead link, give-up. */
async function life(w, task) {
  w.net.link?.push('news')
  await w.advance(1200)
  w.net.next('refuse')
  w.net.link?.closeByServer(1000, '')
  await w.advance(3000)
  w.net.mute = true
  await w.advance(4000)
  w.net.mute = false
  await w.advance(6000)
  w.net.handshake = 'refuse'
  w.net.link?.drop()
  await w.advance(30_000)
  return task
}

for (const hook of ALL_HOOKS) {
  v2(`every method inside ${hook}`, async (make) => {
    for (const [name, call] of Object.entries(METHODS)) {
      const w = await make({ quirks: { maxSockets: 50 } })
      let calls = 0
      const task = await w.start(
        {
          pingTimeout: 1000,
          pongTimeout: 500,
          reconnectTimeout: 100,
          repeatLimit: 3,
          isPong: (d) => d === 'heartbeat',
        },
        (t) => {
          w.recorder.hook(t, {
            hooks: ALL_HOOKS,
            also(which, event, self) {
              // Only a few times: a hook that always reconnects would never end, which is correct.
              if (which !== hook || calls >= 3) return
              calls += 1
              call(self)
            },
          })
        },
      )
      await w.advance(100)
      await life(w, task)
      const where = `${name} inside ${hook}`
      assert.ok(calls >= 1 || w.recorder.of(hook).length === 0, where)
      assert.ok(w.host.open.length <= 1, `${where}: one open socket at most`)
      checkOrder(w, where)
      task.destroy()
      await w.advance(30_000)
      assert.deepEqual(w.leftovers(), { timers: 0, listeners: 0, sockets: 0 }, where)
    }
  })
}

/** Invariant 3: between two onOpen there is exactly one onClose. */
function checkOrder(w, where) {
  let open = false
  for (const { name } of w.log) {
    if (name === 'onOpen') {
      assert.equal(open, false, `${where}: onOpen without onClose before it`)
      open = true
    }
    if (name === 'onClose') open = false
    if (name === 'onMessage')
      assert.equal(open, true, `${where}: onMessage outside of a connection`)
  }
}

v2(
  'a method called in a hook changes the state at once; its hooks follow the running step',
  async (make) => {
    const w = await make()
    const order = []
    await w.opened({}, (task) => {
      task.onMessage = () => {
        order.push('message begins')
        task.close()
        order.push(`state ${task.state}`)
      }
      task.on('message', () => order.push('second listener'))
      task.onStateChange = (state) => order.push(`change ${state}`)
      task.onClose = () => order.push('close')
    })
    order.length = 0
    w.net.link.push('news')
    await w.advance(3000)
    assert.deepEqual(order, [
      'message begins',
      'state closed',
      'second listener',
      'change closed',
      'close',
    ])
  },
)

v2('close() in onClose: no onReconnect, no connect (as in 1.x’s step)', async (make) => {
  const w = await make()
  await w.opened({}, (task) =>
    w.recorder.hook(task, { also: (name) => name === 'onClose' && task.close() }),
  )
  w.net.link.closeByServer(1000, '')
  await w.advance(60_000)
  assert.deepEqual(w.names, ['onOpen', 'onClose'])
  assert.equal(w.connects, 1)
})

v2('close() in onError of a failed attempt: the rest of that step is not called', async (make) => {
  const w = await make()
  w.net.handshake = 'refuse'
  await w.start({}, (task) =>
    w.recorder.hook(task, { also: (name) => name === 'onError' && task.close() }),
  )
  await w.advance(60_000)
  assert.ok(!w.names.includes('onReconnect'))
  assert.equal(w.connects, 1)
})

v2('destroy() in a hook: no further hook at all', async (make) => {
  for (const name of ['onOpen', 'onMessage', 'onClose', 'onReconnect']) {
    const w = await make()
    await w.start({}, (task) =>
      w.recorder.hook(task, { also: (which) => which === name && task.destroy() }),
    )
    await w.advance(100)
    w.net.link?.push('news')
    await w.advance(50)
    w.net.link?.closeByServer(1000, '')
    await w.advance(60_000)
    assert.equal(w.names.at(-1), name)
    assert.equal(w.recorder.of(name).length, 1)
    w.assertNothingLeft()
  }
})

v2('reconnect() in onClose replaces the retry: onReconnect comes once', async (make) => {
  const w = await make()
  let done = false
  await w.opened({}, (task) =>
    w.recorder.hook(task, {
      also(name) {
        if (name !== 'onClose' || done) return
        done = true
        task.reconnect()
      },
    }),
  )
  await w.advance(1000)
  w.net.link.closeByServer(1000, '')
  await w.advance(200)
  assert.deepEqual(w.names, ['onOpen', 'onClose', 'onReconnect', 'onOpen'])
})

v2('messages that arrive inside the call of send are delivered after it', async (make) => {
  const w = await make({ quirks: { replySync: true } })
  w.net.reply = () => undefined
  const order = []
  const task = await w.opened({}, (t) => {
    t.onMessage = (event) => {
      order.push(`message ${event.data}`)
      if (event.data === 'one') {
        t.send({ data: 'two', success() {} })
        order.push('sent two')
      }
    }
  })
  task.send({ data: 'one', success: () => order.push('result one') })
  await w.advance(100)
  assert.deepEqual(order.slice(0, 3), ['message one', 'sent two', 'message two'])
})

v2('a hook that sets a hook: the new one counts from the next event on', async (make) => {
  const w = await make()
  const seen = []
  await w.opened({}, (task) => {
    task.onMessage = () => {
      seen.push('old')
      task.onMessage = () => seen.push('new')
    }
  })
  w.net.link.push('1')
  w.net.link.push('2')
  await w.advance(50)
  assert.deepEqual(seen, ['old', 'new'])
})
