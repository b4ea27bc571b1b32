// No trap in the wasm is expected, but the app must survive one. Here the shipped file runs on a wasm whose functions
// all trap after a switch is set. A new instance does not trap.

import assert from 'node:assert/strict'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { test } from 'node:test'
import { packedDir } from '../../../scripts/lib/packed.mjs'

/** Whether the latest instance traps. */
let isTrapped = false
/** The instances so far. */
let instances = 0
/** Is told of each call of the engine. */
let onCall = () => {}
const RealInstance = WebAssembly.Instance
WebAssembly.Instance = function (module, imports) {
  const { exports } = new RealInstance(module, imports)
  instances += 1
  isTrapped = false
  const own = instances
  const trapping =
    (run) =>
    (...args) => {
      assert.equal(own, instances, 'an instance that has trapped is not called any more')
      onCall()
      if (isTrapped) throw new WebAssembly.RuntimeError('unreachable')
      return run(...args)
    }
  const entries = Object.entries(exports).map(([name, value]) => [
    name,
    typeof value === 'function' ? trapping(value) : value,
  ])
  return { exports: Object.fromEntries(entries) }
}
/** Lets the app hear of a trap: that takes a fresh stack. */
const turn = () => new Promise(setImmediate)
const WebsocketHeartbeat = createRequire(import.meta.url)(join(packedDir(), 'dist/node.cjs'))

async function openTask() {
  const on = {}
  const calls = []
  const miniprogram = {
    connectSocket: () => ({
      onOpen: (fn) => (on.open = fn),
      onClose: (fn) => (on.close = fn),
      onError: (fn) => (on.error = fn),
      onMessage: (fn) => (on.message = fn),
      send: () => {},
      close: (param) => calls.push(['close', param.code]),
    }),
  }
  const task = await WebsocketHeartbeat({
    miniprogram,
    connectSocketParams: { url: 'wss://example.test/' },
    pingTimeout: 0,
    minUptime: 0,
  })
  task.onError = (error) => calls.push(['onError', error.code])
  task.onGiveUp = ({ reason, lastError }) => calls.push(['onGiveUp', reason, lastError.code])
  task.onMessage = () => calls.push(['onMessage'])
  await turn()
  on.open({})
  return { task, on, calls }
}

test('a trap ends every task of the app: socket abandoned, onError, onGiveUp "engine"', async () => {
  const tasks = [await openTask(), await openTask()]
  const [{ task, on, calls }] = tasks
  assert.equal(await WebsocketHeartbeat.preload(), 'wasm')
  const unanswered = task.send('no answer')
  isTrapped = true

  on.message({ data: 'hello' })
  await turn()
  const expected = [
    ['close', 4000],
    ['onError', 'engine'],
    ['onGiveUp', 'engine', 'engine'],
  ]
  for (const each of tasks) {
    assert.deepEqual(each.calls, expected)
    assert.equal(each.task.state, 'given-up')
  }
  await assert.rejects(unanswered, { code: 'given-up' })

  // Nothing more happens, and no exception reaches the host or the app.
  on.message({ data: 'again' })
  on.close({ code: 1006, reason: '' })
  task.close()
  task.open()
  task.reconnect()
  task.destroy()
  await assert.rejects(task.send('more'), { code: 'given-up' })
  await assert.rejects(task.ping(), { code: 'given-up' })
  assert.deepEqual(calls, expected)
})

test('a trap closes a native WebSocket by a code that browsers take', async () => {
  isTrapped = false
  const closes = []
  class Native extends EventTarget {
    send() {}
    close(code) {
      if (code !== 1000) throw new Error('InvalidAccessError')
      closes.push(code)
    }
  }
  const options = {
    miniprogram: Native,
    connectSocketParams: { url: 'wss://example.test/' },
  }
  const task = await WebsocketHeartbeat(options)
  isTrapped = true
  task.reconnect()
  await turn()
  assert.equal(task.state, 'given-up')
  assert.deepEqual(closes, [1000])
})

for (const how of ['in a call from inside connectSocket', 'after it']) {
  test(`a trap ${how}: the socket is closed at once, and again if it opens all the same`, async () => {
    isTrapped = false
    const on = {}
    const closes = []
    let isOpen = false
    const socket = {
      onOpen: (fn) => (on.open = fn),
      onClose() {},
      onError() {},
      onMessage() {},
      send() {},
      close: ({ code }) => closes.push([isOpen, code]),
    }
    const miniprogram = {
      connectSocket({ success }) {
        isTrapped = true
        if (how !== 'after it') success({})
        return socket
      },
    }
    const options = { miniprogram, connectSocketParams: { url: 'wss://example.test/' } }
    const task = await WebsocketHeartbeat(options)
    task.reconnect()
    await turn()
    assert.equal(task.state, 'given-up')
    isOpen = true
    on.open({})
    assert.deepEqual(closes, [
      [false, 4000],
      [true, 4000],
    ])
  })
}

test('a trap in the callback of a timer ends every task, too, and sets no more timers', async () => {
  isTrapped = false
  const set = []
  const cleared = []
  const kept = { setTimeout, clearTimeout }
  globalThis.setTimeout = (fire) => set.push(fire)
  globalThis.clearTimeout = (id) => cleared.push(id)
  try {
    const miniprogram = {
      connectSocket: () => ({ onOpen() {}, onClose() {}, onMessage() {}, send() {}, close() {} }),
    }
    const options = { miniprogram, connectSocketParams: { url: 'wss://example.test/' } }
    const tasks = [await WebsocketHeartbeat(options), await WebsocketHeartbeat(options)]
    assert.equal(set.length, 4, 'each task has one timer, and one until a hook is set')
    tasks[0].onOpen = null
    await Promise.resolve()
    assert.deepEqual(cleared, [1])
    isTrapped = true
    set[1]()
    await turn()
    assert.deepEqual(
      tasks.map(({ state }) => state),
      ['given-up', 'given-up'],
    )
    for (const fire of set) fire()
    assert.equal(set.length, 4)
    assert.deepEqual(cleared.filter(Boolean), [1, 3, 4], 'those that have not fired')
  } finally {
    Object.assign(globalThis, kept)
  }
})

test('a trap in a call from inside a step: the step goes on, but sets no timer', async () => {
  isTrapped = false
  const set = []
  const kept = setTimeout
  globalThis.setTimeout = (fire, ms) => set.push(ms)
  try {
    const miniprogram = {
      connectSocket({ success }) {
        isTrapped = true
        success({})
        return { onOpen() {}, onClose() {}, onMessage() {}, send() {}, close() {} }
      },
    }
    const options = { miniprogram, connectSocketParams: { url: 'wss://example.test/' } }
    const task = await WebsocketHeartbeat(options)
    assert.equal(task.state, 'given-up')
    assert.deepEqual(set, [])
  } finally {
    globalThis.setTimeout = kept
  }
})

/** Each call of the engine in turn is the one that traps. */
test('whichever call of the engine traps, no timer and no listener is left', async () => {
  const events = ['AppShow', 'AppHide', 'NetworkStatusChange']
  for (let call = 1; call <= 60; call += 1) {
    isTrapped = false
    let calls = 0
    const listeners = new Set()
    const miniprogram = {
      connectSocket: () => ({ onOpen() {}, onClose() {}, onMessage() {}, send() {}, close() {} }),
    }
    for (const event of events) {
      miniprogram[`on${event}`] = (fn) => void listeners.add(event + fn)
      miniprogram[`off${event}`] = (fn) => void listeners.delete(event + fn)
    }
    const timers = new Set()
    const { setTimeout: set, clearTimeout: clear } = globalThis
    globalThis.setTimeout = (fn, ms) => {
      const id = set(fn, ms)
      timers.add(id)
      return id
    }
    globalThis.clearTimeout = (id) => (timers.delete(id), clear(id))
    onCall = () => {
      calls += 1
      if (calls === call) isTrapped = true
    }
    try {
      const options = { miniprogram, connectSocketParams: { url: 'wss://example.test/' } }
      const task = await WebsocketHeartbeat(options)
      task.reconnect()
      task.close()
      task.destroy()
      await turn()
    } finally {
      onCall = () => {}
      Object.assign(globalThis, { setTimeout: set, clearTimeout: clear })
    }
    assert.deepEqual([listeners.size, timers.size], [0, 0], `call ${call}`)
  }
})
