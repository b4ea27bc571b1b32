// The .wasm and what it is made from.

import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import test from 'node:test'
import { SHORT_GLUE } from '../../../scripts/build/names.mjs'
import { tool } from '../../../scripts/build/wasm.mjs'
import { filesBelow } from '../../../scripts/lib/files.mjs'
import { at } from '../../../scripts/lib/step.mjs'
import { coreWasm } from '../../support/load.mjs'

test('src/core knows nothing of JavaScript', () => {
  const files = filesBelow(at('src/core')).filter((file) => file.endsWith('.rs'))
  assert.ok(files.length > 0)
  for (const file of files) {
    const text = readFileSync(at('src/core', file), 'utf8')
    assert.doesNotMatch(text, /\b(js_sys|web_sys|wasm_bindgen|gloo|serde_wasm_bindgen)\b/, file)
  }
})

test('the .wasm imports functions of its own glue only, and exports no global', () => {
  const module = new WebAssembly.Module(coreWasm())
  for (const { module: from, kind, name } of WebAssembly.Module.imports(module)) {
    assert.deepEqual([from, kind], [SHORT_GLUE, 'function'], name)
  }
  const kinds = new Set(WebAssembly.Module.exports(module).map(({ kind }) => kind))
  kinds.delete('table')
  assert.deepEqual([...kinds].sort(), ['function', 'memory'])
})

test('the table holds only functions whose signature is called by number', () => {
  const dump = (...args) =>
    execFileSync(tool('wasm-objdump'), [...args, at('target/build/core.wasm')], {
      encoding: 'utf8',
      maxBuffer: 1e8,
    })
  const all = dump('-x')
  const signatures = new Map(
    [...all.matchAll(/ - func\[(\d+)\] sig=(\d+)/g)].map((match) => match.slice(1)),
  )
  const called = new Set([...dump('-d').matchAll(/call_indirect.*type (\d+)/g)].map((m) => m[1]))
  const table = [...all.matchAll(/ - elem\[\d+\] = ref\.func:(\d+)/g)].map((match) => match[1])
  const counts = [...all.matchAll(/ - segment\[\d+\].* count=(\d+)/g)].map((m) => Number(m[1]))
  assert.ok(signatures.size > 0)
  // The dump is read right, and without entries nothing may be called by number.
  assert.equal(
    table.length,
    counts.reduce((sum, count) => sum + count, 0),
  )
  if (table.length === 0) assert.deepEqual([...called], [])
  for (const index of table) assert.ok(called.has(signatures.get(index)), `function ${index}`)
})

test('every text that Rust gives to JS is a constant in ASCII: js/engine/texts.js reads no other', () => {
  for (const file of filesBelow(at('src')).filter((name) => name.endsWith('.rs'))) {
    const code = readFileSync(at('src', file), 'utf8').replace(/\/\/.*$/gm, '')
    const texts = code.match(/"(?:[^"\\]|\\.)*"/g) ?? []
    // eslint-disable-next-line no-control-regex -- the range is what ASCII is
    for (const text of texts) assert.match(text, /^[\x00-\x7f]{0,999}$/, file)
    if (!/^core|tests\b/.test(file)) assert.doesNotMatch(code, /\bString\b|format!|to_string/, file)
  }
})
