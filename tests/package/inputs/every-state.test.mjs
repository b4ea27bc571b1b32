// Every method in every state with every kind of value: nothing is thrown, no rejection is unhandled, and the
// task then has the state to which the method leads.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { world } from '../../support/world.mjs'
import { kindNames, kinds } from './kinds.mjs'

const engines = ['js', 'wasm']

/** How a task gets into a state. */
const states = {
  async connecting(w) {
    w.net.handshake = 'hang'
    return w.start()
  },
  async waiting(w) {
    const task = await w.opened({ retry: () => 3_600_000 })
    w.net.link.drop()
    await w.until(() => task.state === 'waiting')
    return task
  },
  async closed(w) {
    const task = await w.opened()
    task.close()
    await w.advance(3000)
    return task
  },
  async 'given-up'(w) {
    const task = await w.opened({ repeatLimit: 0 })
    w.net.link.drop()
    await w.until(() => task.state === 'given-up')
    return task
  },
  async destroyed(w) {
    const task = await w.opened()
    task.destroy()
    return task
  },
}

/** Methods that end nothing and begin nothing; `set` is every option. */
const calls = {
  send: (task, value) => void task.send(value),
  'send with a callback': (task, value) => void task.send({ data: value, complete() {} }),
  ping: (task, value) => void task.ping(value),
  on: (task, value) => void task.on('message', value)(),
  once: (task, value) => void task.once(value, () => {})(),
  off: (task, value) => task.off(value, value),
  stats: (task, value) => void task.stats(value),
  'a slot': (task, value) => void (task.onMessage = value),
  set(task, value) {
    for (const name of Object.keys(task.opts)) {
      const before = task.opts[name]
      task.opts[name] = value
      task.opts[name] = before
    }
  },
}

/** Those that lead elsewhere, or nowhere. */
const moves = {
  close: (task, value) => task.close(value),
  open: (task, value) => task.open(value),
  reconnect: (task, value) => task.reconnect(value),
  destroy: (task, value) => task.destroy(value),
}

for (const engine of engines) {
  for (const [state, reach] of Object.entries(states)) {
    test(`${engine}, ${state}: no kind of value is thrown at, or changes anything`, async () => {
      const w = await world({ engine })
      const task = await reach(w)
      w.recorder.clear()
      for (const kind of kindNames) {
        for (const [name, call] of Object.entries(calls)) {
          call(task, kinds[kind](w.realm))
          await w.advance(1)
          assert.equal(task.state, state, `${name} ${kind}`)
        }
        w.assertQuiet()
      }
      assert.deepEqual(w.names, [])
      task.destroy()
      await w.advance(70_000)
      w.assertNothingLeft()
    })

    test(`${engine}, ${state}: close, open, reconnect and destroy with any argument`, async () => {
      for (const [name, move] of Object.entries(moves)) {
        const reached = new Set()
        for (const kind of kindNames) {
          const w = await world({ engine })
          const task = await reach(w)
          assert.equal(move(task, kinds[kind](w.realm)), undefined, `${name} ${kind}`)
          reached.add(task.state)
          await w.advance(1)
          w.assertQuiet()
          task.destroy()
        }
        assert.equal(reached.size, 1, `${name}: ${[...reached]}`)
      }
    })
  }
}
