// Loads a CommonJS entry of the package the way a mini-program does: module wrapper with the browser's
// names shadowed, no eval, nothing of Node, and only the globals that are given.

import { readFileSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import vm from 'node:vm'

/** Names that WeChat's module wrapper declares and leaves undefined. */
const SHADOWED =
  'window,document,frames,self,location,navigator,localStorage,history,XMLHttpRequest,WebSocket'

const compiled = new Map()

/** One compiled script a file and process: a world costs milliseconds. */
function compile(file) {
  if (!compiled.has(file)) {
    const source = `(function (require, module, exports, ${SHADOWED}) {${readFileSync(file, 'utf8')}\n})`
    compiled.set(file, new vm.Script(source, { filename: file }))
  }
  return compiled.get(file)
}

function unknown(name) {
  throw new Error(`a mini-program has no module "${name}"`)
}

/**
 * @param globals  added to the realm
 * @param shown    values for names of a browser that a module else sees as undefined, read at each load
 * @param without  names removed from it ('WebAssembly', 'TextDecoder', …)
 * @param find     the file of a module named without a path; by default there is none
 * @param modules  modules that exist already, by name
 * @param evals    `eval` works, as in a page
 * @returns {{realm: object, require: (file: string) => any, evaluate: (text: string, name: string) => any}}
 */
export function sandbox({
  globals = {},
  shown = {},
  without = [],
  promise = null,
  find = unknown,
  modules = {},
  evals = false,
}) {
  const context = vm.createContext(
    {},
    { codeGeneration: { strings: evals, wasm: !without.includes('WebAssembly') } },
  )
  const realm = vm.runInContext('this', context)
  for (const name of without) delete realm[name]
  for (const [name, value] of Object.entries(globals)) {
    Object.defineProperty(realm, name, { value, writable: true, configurable: true })
  }
  if (promise) realm.Promise = vm.runInContext(promise, context)(realm.setTimeout)
  const loaded = new Map()
  const load = (file) => {
    if (loaded.has(file)) return loaded.get(file).exports
    const module = { exports: vm.runInContext('({})', context) }
    loaded.set(file, module)
    const requireFrom = (name) => {
      if (Object.hasOwn(modules, name)) return modules[name]
      const path = name.startsWith('.') ? resolve(dirname(file), name) : find(name, file)
      return load(/\.c?js$/.test(path) ? path : `${path}.js`)
    }
    const browser = SHADOWED.split(',').map((name) => shown[name])
    const run = compile(file).runInContext(context)
    run.call(undefined, requireFrom, module, module.exports, ...browser)
    return module.exports
  }
  /** Runs a text as a script of its own, as a page does. */
  const evaluate = (text, name) => vm.runInContext(text, context, { filename: name })
  return { realm, require: load, evaluate }
}
