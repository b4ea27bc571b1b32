// The engines and how each is started.

import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { write } from '../../../../scripts/lib/step.mjs'
import { jsc } from '../../../../scripts/real/jsc.mjs'
import { homeOf, runTool } from '../../../../scripts/real/toolchain.mjs'
import { bundle } from './bundle.mjs'

const home = homeOf('engines')

/** A shell that takes a file; `print` is what it has instead of a console. */
const shell = (print, command, env) => (entry, name) => {
  const file = join(home, `${name} ${entry}.js`.replace(/[ /]/g, '-'))
  write(file, bundle(entry, print))
  return runTool('engines', command(), [file], { env })
}

const node = (version) =>
  shell('console.log', () => join(home, `node_modules/node-${version}/bin/node`))

async function quickjs(entry) {
  const module = join(home, 'node_modules/quickjs-emscripten/dist/index.mjs')
  const { getQuickJS } = await import(pathToFileURL(module).href)
  const vm = (await getQuickJS()).newContext()
  let result
  const take = vm.newFunction('hostPrint', (text) => void (result = vm.getString(text)))
  vm.setProp(vm.global, 'hostPrint', take)
  vm.unwrapResult(vm.evalCode(bundle(entry, 'hostPrint'))).dispose()
  // Its Promises move only when asked to.
  while (vm.runtime.hasPendingJob()) vm.unwrapResult(vm.runtime.executePendingJobs())
  return result
}

/** Timers that it can't clear would keep it waiting. */
const printAndQuit = 'function (text) { print(text), quit() }'

const jscWith = (env) => ({
  wasm: !env.JSC_useWasm,
  timers: true,
  start: shell(printAndQuit, jsc, env),
})
const oldNode = (version, wasm) => ({ wasm, timers: true, start: node(version) })
const thisNode = shell('console.log', () => process.execPath)

/** `wasm`: has WebAssembly; `timers`: has timers of its own; `start(entry, name)` gives the result. */
export const engines = {
  JavaScriptCore: jscWith({}),
  'JavaScriptCore without wasm': jscWith({ JSC_useWasm: '0' }),
  'JavaScriptCore without JIT': jscWith({ JSC_useJIT: '0' }),
  QuickJS: { wasm: false, timers: false, start: quickjs },
  'Node 6': oldNode(6, false),
  'Node 8': oldNode(8, true),
  'Node 10': oldNode(10, true),
  'Node 18': oldNode(18, true),
  'Node 20': oldNode(20, true),
  'this Node': { wasm: true, timers: true, start: thisNode },
}
