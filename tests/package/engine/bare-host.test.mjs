// Loading the package reads no global, and the oldest hosts have everything that it needs to run.

import assert from 'node:assert/strict'
import test from 'node:test'
import { createContext, runInContext } from 'node:vm'
import {
  bareContext,
  entries,
  load,
  manualTimers,
  newerThanHosts,
  tools,
} from '../../support/load.mjs'

/** Every global that a host may have, as a getter that throws. */
const wires =
  `window self global globalThis document navigator location process Buffer console fetch
  setTimeout clearTimeout setInterval clearInterval setImmediate queueMicrotask
  requestAnimationFrame performance MessageChannel Proxy BigInt SharedArrayBuffer Atomics
  TextDecoder TextEncoder WebAssembly WXWebAssembly TTWebAssembly MYWebAssembly WebSocket URL atob
  FinalizationRegistry WeakRef Reflect Symbol crypto wx my swan tt qq uni Taro require`.split(/\s+/)

for (const entry of [...entries, ...tools]) {
  test(`${entry}: loading looks at no global and changes none`, () => {
    const tripped = []
    const sandbox = {}
    for (const name of wires) {
      Object.defineProperty(sandbox, name, { get: () => void tripped.push(name) })
    }
    const context = createContext(sandbox)
    const names = 'Object.getOwnPropertyNames(this).join()'
    const freeze =
      '[Object, Array, Function, Promise, Error].forEach((c) => Object.freeze(c.prototype))'
    runInContext(freeze, context)
    tripped.length = 0
    const before = runInContext(names, context)
    const loaded = []
    load(context, entry, loaded)
    assert.deepEqual(tripped, [])
    assert.deepEqual(loaded, [entry], 'no other file is read before it is needed')
    assert.equal(runInContext(names, context), before)
  })
}

for (const entry of entries.filter((name) => name !== 'dist/wasm.js')) {
  test(`${entry}: runs as pure JS where nothing but Promise and typed arrays is`, async () => {
    const api = load(bareContext(), entry)
    assert.equal(typeof api, 'function')
    assert.equal(await api.preload(), 'js')
  })
}

const lacking = [...newerThanHosts, 'TextDecoder', 'TextEncoder', 'queueMicrotask', 'Symbol']

/** A host in virtual time that has only these functions of timers; what it is sent goes into `sent`. */
function bareHost(timers, globals = {}) {
  const context = bareContext(globals)
  runInContext('delete this.Symbol', context)
  for (const name of lacking.filter((each) => !(each in globals))) {
    assert.equal(runInContext(`typeof ${name}`, context), 'undefined', name)
  }
  const { setTimeout, clearTimeout, pass, pending } = manualTimers()
  Object.assign(context, timers.set && { setTimeout }, timers.clear && { clearTimeout })
  let now = 1e12
  runInContext('Date', context).now = () => now
  const sent = []
  const sockets = []
  const miniprogram = {
    connectSocket() {
      const socket = { send: ({ data }) => sent.push(data), close() {} }
      for (const event of ['Open', 'Close', 'Error', 'Message']) {
        socket[`on${event}`] = (listener) => (socket[event] = listener)
      }
      sockets.push(socket)
      return socket
    },
  }
  const advance = (ms) => {
    now += ms
    pass(ms)
  }
  const options = { miniprogram, connectSocketParams: { url: 'wss://example.test/' } }
  return { context, options, sent, sockets, advance, pending }
}

for (const engine of ['js', 'wasm']) {
  for (const timers of [{ set: true, clear: true }, { set: true }, {}]) {
    const names = Object.keys(timers).join(' and ') || 'no'
    test(`a life on a bare host, ${engine}, ${names} timers`, async () => {
      const globals = engine === 'wasm' ? { WebAssembly } : {}
      const { context, options, sent, sockets, advance, pending } = bareHost(timers, globals)
      const entry = engine === 'wasm' ? 'dist/wasm.js' : 'dist/index.js'
      const task = await load(context, entry)({ ...options, pingTimeout: 1000 })
      task.onOpen = () => task.send('hello')
      await new Promise(setImmediate)
      sockets[0].Open({})
      advance(1000)
      assert.deepEqual(sent, timers.set ? ['hello', 'heartbeat'] : ['hello'])
      sockets[0].Message({ data: 'pong' })
      assert.equal(task.stats().messagesIn, 1)
      sockets[0].Close({ code: 1006 })
      advance(10_000)
      assert.equal(sockets.length, timers.set ? 2 : 1)
      task.destroy()
      assert.equal(pending.size, timers.set && !timers.clear ? 1 : 0, 'what the host cannot clear')
      advance(100_000)
      assert.equal(task.state, 'destroyed')
      assert.equal(sockets.length, timers.set ? 2 : 1)
    })
  }
}

test('dist/wasm.js: says so where there is no WebAssembly', async () => {
  const api = load(bareContext(), 'dist/wasm.js')
  await assert.rejects(api.preload(), /no WebAssembly/)
})
