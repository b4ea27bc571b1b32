// No trap in the wasm is expected, but the app must survive one. Here the shipped file runs on a wasm whose functions
// all trap after a switch is set.

import assert from 'node:assert/strict'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { test } from 'node:test'
import { packedDir } from '../../../scripts/lib/packed.mjs'

let isTrapped = false
const RealInstance = WebAssembly.Instance
WebAssembly.Instance = function (module, imports) {
  const { exports } = new RealInstance(module, imports)
  const trapping =
    (run) =>
    (...args) => {
      if (isTrapped) throw new WebAssembly.RuntimeError('unreachable')
      return run(...args)
    }
  const entries = Object.entries(exports).map(([name, value]) => [
    name,
    typeof value === 'function' ? trapping(value) : value,
  ])
  return { exports: Object.fromEntries(entries) }
}
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
  await new Promise(setImmediate)
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
  const expected = [
    ['close', 1000],
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
  assert.equal(task.state, 'given-up')
  assert.deepEqual(closes, [1000])
})
