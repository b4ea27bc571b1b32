// A task that ends inside a function of the user's while it begins or ends: nothing more happens, nothing is left.

import assert from 'node:assert/strict'
import { v2 } from '../../support/cases.mjs'

/** An AbortController and its signal in one. */
function abortable() {
  const listeners = new Set()
  return {
    aborted: false,
    addEventListener: (type, fn) => void listeners.add(fn),
    removeEventListener: (type, fn) => void listeners.delete(fn),
    abort() {
      this.aborted = true
      for (const fn of [...listeners]) fn()
    },
    count: () => listeners.size,
  }
}

async function isNeverMade(w, options, signal) {
  const outcome = w.watch(w.call(options))
  await w.advance(10_000)
  assert.equal(outcome.state, 'rejected')
  assert.equal(outcome.value.code, 'aborted')
  assert.equal(w.connects, 0)
  assert.equal(signal.count(), 0)
  w.assertNothingLeft()
}

v2('aborted by a getter of the options: nothing begins', async (make) => {
  const w = await make()
  const signal = abortable()
  const lines = []
  const get = () => {
    signal.abort()
    return (level, event) => void lines.push(event)
  }
  const options = Object.defineProperty(w.options({ signal }), 'logger', { get, enumerable: true })
  await isNeverMade(w, options, signal)
  assert.deepEqual(lines, [])
})

v2('aborted by the logger that is told of the start: nothing begins', async (make) => {
  const w = await make()
  const signal = abortable()
  const lines = []
  const logger = (level, event) => {
    lines.push(event)
    if (event === 'start') signal.abort()
  }
  await isNeverMade(w, w.options({ signal, logger }), signal)
  assert.deepEqual(lines, ['start', 'state'])
})

v2('a logger that destroys the task at each line is told of the end once', async (make) => {
  const w = await make()
  const lines = []
  let task = null
  const logger = (level, event, detail) => {
    lines.push([event, detail.state, detail.previous])
    task?.destroy()
  }
  task = await w.opened({ logger })
  lines.length = 0
  task.destroy()
  assert.deepEqual(lines, [['state', 'destroyed', 'open']])
  await w.advance(1000)
  w.assertNothingLeft()
})

v2('destroyed by a logger that is told of a state: no listener comes after that', async (make) => {
  for (const state of ['connecting', 'waiting', 'open', 'closed']) {
    const w = await make()
    let task = null
    const logger = (level, event, detail) => {
      if (task && event === 'state' && detail.state === state) task.destroy()
    }
    task = await w.opened({ logger })
    w.net.link.closeByServer(1006, '')
    await w.advance(3000)
    task.close()
    await w.advance(100)
    task.open()
    await w.advance(1000)
    assert.equal(task.state, 'destroyed', state)
    w.assertNothingLeft()
  }
})

v2(
  'destroyed by a logger that is told how open() begins: no listener comes after that',
  async (make) => {
    const w = await make()
    let task = null
    const logger = (level, event, { previous }) => {
      if (event === 'state' && previous === 'closed') task.destroy()
    }
    task = await w.opened({ logger })
    task.close()
    await w.advance(100)
    task.open()
    await w.advance(1000)
    assert.equal(task.state, 'destroyed')
    w.assertNothingLeft()
  },
)

v2('close(), then destroy(), then close() inside of each other harm no task', async (make) => {
  const w = await make()
  const other = await w.start()
  const done = []
  const logger = (level, event, { state }) => {
    if (state === 'destroyed') task.close({ complete: () => done.push('last') })
  }
  const task = await w.call(w.options({ logger }))
  task.onStateChange = (state) => {
    if (state === 'open') task.close({ complete: () => done.push('first') })
    if (state === 'closed') task.destroy()
  }
  await w.advance(5000)
  assert.equal(other.state, 'open')
  assert.equal(w.host.open.length, 1)
  assert.deepEqual(done.sort(), ['first', 'last'])
})
