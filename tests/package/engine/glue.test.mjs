// The build's changes to wasm-bindgen's glue, and that an unexpected glue stops the build.

import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import test from 'node:test'
import { patchGlue } from '../../../scripts/build/glue.mjs'
import { at } from '../../../scripts/lib/step.mjs'

const raw = () => readFileSync(at('target/build/bindgen/wshb_bg.js'), 'utf8')

test('no view of the memory is kept, since its buffer may be another one after each call', () => {
  const patched = patchGlue(raw(), '../../js')
  assert.doesNotMatch(patched, /\.detached|byteLength|cached/)
  assert.match(patched, /return new DataView\(wasm\.memory\.buffer\);/)
})

test('texts are read without a decoder', () => {
  const patched = patchGlue(raw(), '../../js')
  assert.match(patched, /return textAt\(wasm\.memory, ptr, len\);/)
  assert.doesNotMatch(patched, /TextDecoder|decodeText|Uint8Array/)
})

test('what the glue takes from the host comes from the shims', () => {
  const patched = patchGlue(raw(), '../../js')
  assert.deepEqual(patched.split('\n').slice(0, 3), [
    "import { textAt } from '../../js/engine/texts.js';",
    "import { setTimeout, clearTimeout } from '../../js/engine/timers.js';",
    "import { makeClosure } from '../../js/engine/closures.js';",
  ])
  for (const name of ['setTimeout', 'clearTimeout']) assert.match(patched, RegExp(`= ${name}\\(`))
})

test('each function of Rust that the host holds is ours, and none waits for a collector', () => {
  const patched = patchGlue(raw(), '../../js')
  assert.match(patched, /return makeClosure\(arg0, arg1, f, wasm\.__wbindgen_destroy_closure\);/)
  assert.doesNotMatch(patched, /FinalizationRegistry|CLOSURE_DTORS|\.\.\.args/)
})

test('a glue of another shape is refused', () => {
  const shapes = {
    'another view': ['return cachedDataViewMemory0', 'return (cachedDataViewMemory0)'],
    'bytes for something else': ['let heap_next', 'getUint8ArrayMemory0();\nlet heap_next'],
    'one more view': ['let heap_next', 'let cachedFloat64ArrayMemory0 = null;\nlet heap_next'],
    'another decoder': ['ignoreBOM: true', 'fatal: true'],
    'one more decoder': ['let heap_next', 'new TextDecoder();\nlet heap_next'],
    'closures of another shape': ['state.cnt++', 'state.cnt += 1'],
    'a closure that may run twice at once': ['makeMutClosure(arg0', 'makeSharedClosure(arg0'],
    'a closure of two arguments': [
      /^(function wasm_bindgen_\w+\(arg0, arg1)\)/m,
      '$1, arg2, arg3)',
    ],
    'a closure that is made elsewhere': [
      'let heap_next',
      'function wasm_bindgen_1_invoke_(arg0, arg1) {\n}\nlet heap_next',
    ],
    'a snippet from elsewhere': [/^/, "import { x } from './snippets/other-0/inline0.js';\n"],
  }
  for (const [what, [from, to]] of Object.entries(shapes)) {
    const other = raw().replace(from, to)
    assert.notEqual(other, raw(), what)
    assert.throws(() => patchGlue(other, '../../js'), { name: 'Failure' }, what)
  }
})
