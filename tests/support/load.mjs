// Loads shipped CommonJS files the way a mini-program does: each wrapped as a function, in a context
// of its own whose globals the test chooses.

import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { createContext, runInContext } from 'node:vm'
import { packedDir } from '../../scripts/lib/packed.mjs'

/** What V8 puts into every context, but old hosts lack. */
export const newerThanHosts = [
  'WebAssembly',
  'console',
  'globalThis',
  'FinalizationRegistry',
  'WeakRef',
  'Reflect',
  'Proxy',
  'BigInt',
  'BigInt64Array',
  'BigUint64Array',
  'SharedArrayBuffer',
  'Atomics',
]

/** A context with ES2015's Promise and typed arrays, `globals`, and nothing else; no `eval`. */
export function bareContext(globals = {}) {
  const context = createContext({ ...globals }, { codeGeneration: { strings: false, wasm: true } })
  for (const name of newerThanHosts) {
    if (!(name in globals)) runInContext(`delete this.${name}`, context)
  }
  return context
}

/** `require`s a file of the installed package in `context`; `loaded` collects the files it read. */
export function load(context, file, loaded = []) {
  const path = join(packedDir(), file)
  loaded.push(file)
  const wrapper = `(function (module, exports, require) {${readFileSync(path, 'utf8')}\n})`
  const module = { exports: {} }
  const require = (name) => load(context, join(dirname(file), name), loaded)
  runInContext(wrapper, context, { filename: path })(module, module.exports, require)
  return module.exports
}

/** All CommonJS files that are someone's entry. */
export const entries = [
  'dist/index.js',
  'dist/node.cjs',
  'dist/wasm.js',
  'miniprogram_dist/index.js',
]

/** The same for the tools beside it. */
export const tools = ['diagnostics.js', 'miniprogram_dist/diagnostics.js']

/** Timers that fire when the test says so. */
export function manualTimers() {
  const pending = new Map()
  let last = 0
  return {
    setTimeout(fn, delay) {
      pending.set(++last, { fn, delay })
      return last
    },
    clearTimeout: (id) => void pending.delete(id),
    /** Fires what is due within `delay` ms. */
    pass(delay) {
      for (const [id, timer] of [...pending]) {
        if (timer.delay > delay) continue
        pending.delete(id)
        timer.fn()
      }
    },
    pending,
  }
}

/** A console that keeps its warnings. */
export function recordingConsole() {
  const warnings = []
  return { warnings, warn: (text) => warnings.push(text) }
}

/** The bytes of the shipped .wasm. */
export const coreWasm = () => readFileSync(join(packedDir(), 'miniprogram_dist/core.wasm'))
