// Loading the package reads no global, and the oldest hosts have everything that it needs to run.

import assert from 'node:assert/strict'
import test from 'node:test'
import { createContext, runInContext } from 'node:vm'
import { bareContext, entries, load, tools } from '../../support/load.mjs'

/** Every global that a host may have, as a getter that throws. */
const wires =
  `window self global globalThis document navigator location process Buffer console fetch
  setTimeout clearTimeout setInterval setImmediate queueMicrotask requestAnimationFrame performance
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

test('dist/wasm.js: says so where there is no WebAssembly', async () => {
  const api = load(bareContext(), 'dist/wasm.js')
  await assert.rejects(api.preload(), /no WebAssembly/)
})
