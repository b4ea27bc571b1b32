// Everything shipped is ES5, the ESM files but for their import and export lines.

import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import test from 'node:test'
import { parse } from 'acorn'
import { checkShipped, splitModule } from '../../../scripts/build/es5.mjs'
import { filesBelow } from '../../../scripts/lib/files.mjs'
import { packedDir } from '../../../scripts/lib/packed.mjs'

const dir = packedDir()
const code = (file) => readFileSync(join(dir, file), 'utf8')
const files = filesBelow(dir).filter((file) => /\.(c|m)?js$/.test(file))

/** The code of a file, and the names that it need not declare. */
function script(file) {
  if (!file.endsWith('.esm.js')) return [code(file), ['module', 'exports', 'require']]
  const { imports, body } = splitModule(code(file), file)
  return [body, imports.map(({ local }) => local)]
}

for (const file of files.filter((name) => !name.endsWith('.mjs'))) {
  test(`${file} is ES5, without undeclared globals, eval, or var in labelled statements`, () => {
    const [body, names] = script(file)
    checkShipped(body, file, names)
  })
}

test('dist/node.mjs is ES5 once its import and exports are taken away', () => {
  const text = code('dist/node.mjs')
  const { body } = parse(text, { ecmaVersion: 2015, sourceType: 'module' })
  assert.deepEqual(
    body.map((node) => node.type).filter((type) => !/^(Import|Export)/.test(type)),
    [],
  )
})

test('no file says import.meta, import() or the name of a .wasm to import', () => {
  for (const file of files) assert.doesNotMatch(code(file), /import\.meta|import\(|import .*\.wasm/)
})

test('no file names a function that fetches or stores', () => {
  const names =
    /\b(fetch|XMLHttpRequest|sendBeacon|importScripts|request|downloadFile|uploadFile|(local|session)Storage|indexedDB|cookie|[sg]etStorage\w*|getFileSystemManager)\b/
  for (const file of files) assert.doesNotMatch(code(file), names)
})

test('the check itself finds what it is for', () => {
  const bad = {
    'ES2015 syntax': 'var f = () => 1',
    'an unknown global': 'globalThis.x = 1',
    'a name declared elsewhere': 'function f(window) {} window.x',
    'var in a labelled statement': 'a: for (;;) { var x = 1; break a }',
    'code from text': 'eval("1")',
    'a method that old hosts lack': 'function f(text) { return text.startsWith("a") }',
    'a function of Object that old hosts lack': 'Object.assign({}, {})',
  }
  for (const [what, text] of Object.entries(bad)) {
    assert.throws(() => checkShipped(text, what), { name: 'Failure' }, what)
  }
  checkShipped('if (typeof window !== "undefined") window.x = 1', 'asked for')
  checkShipped('function f(p) { if (typeof p.finally === "function") p.finally(f) }', 'asked for')
  checkShipped('a: for (;;) { (function () { var x = 1; return x })(); break a }', 'own function')
})
