// The build's check of js/ finds a name that is misspelt and a value of a wrong type, also where JS calls Rust.

import assert from 'node:assert/strict'
import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import test from 'node:test'
import { at } from '../../../scripts/lib/step.mjs'
import { typeErrors } from '../../../scripts/build/types.mjs'

/** In a copy of js/: in this file this text is replaced by that, and the error says so, there or where it says. */
const mistakes = [
  ['engine/engine.js', 'whyNot(refusal)', 'whyNo(refusal)', /'whyNo'/],
  ['engine/engine.js', 'this._waiting.push', 'this._wating.push', /'_wating' does not exist/],
  ['engine/engine.js', "this._state = 'loading'", "this._state = 'lading'", /'"lading"'/],
  ['engine/bytes.js', '(__CORE_BASE64__)', '(7)', /'number' is not assignable .* 'string'/],
  ['engine/by-path.js', 'return WXWebAssembly', 'return WxWebAssembly', /'WxWebAssembly'/],
  ['entrypoints/node.js', '[bytes, pureJs]', "[bytes, 'pureJs']", /'string' is not .* 'Loader'/],
  ['diagnostics/report.js', 'report.lasted', 'report.last', /'last' does not exist/],
  [
    'engine/mistakes.js',
    /$/,
    'core.heardMesage(1, 2, 3, true, 4)\n',
    /'heardMesage' does not exist/,
  ],
  // What Rust calls: the error shows where the calls are compared.
  [
    'bridge/delegate.js',
    '  stepDone(isAtRest) {',
    '  stepsDone(isAtRest) {',
    /'stepDone' is missing/,
    'bridge/rust-calls.d.ts',
  ],
  ['engine/mistakes.js', /$/, "core.launch('1')\n", /'string' is not assignable .* 'number'/],
  ['engine/mistakes.js', /$/, 'core.stats(1)\n', /Expected 4 arguments, but got 1/],
]

test('each mistake is found, in its file and by its name, and nothing else', () => {
  const home = at('target/js-types')
  const copy = join(home, 'js')
  rmSync(home, { recursive: true, force: true })
  cpSync(at('js'), copy, { recursive: true })
  // The types of the options are those that are published.
  cpSync(at('pkg-template'), join(home, 'pkg-template'), { recursive: true })
  writeFileSync(
    join(copy, 'engine/mistakes.js'),
    "import { coreOf } from '#build/exports.js'\nconst core = coreOf(null)\n",
  )
  for (const [name, from, to] of mistakes) {
    const file = join(copy, name)
    const text = readFileSync(file, 'utf8')
    writeFileSync(file, text.replace(from, to))
    assert.notEqual(readFileSync(file, 'utf8'), text, `${name}: ${from}`)
  }
  const errors = typeErrors(copy)
  for (const [name, , , what, where = name] of mistakes) {
    const found = errors.filter((error) => error.startsWith(`${where}(`) && what.test(error))
    assert.equal(found.length, 1, `${name}: ${what} in\n${errors.join('\n')}`)
  }
  assert.equal(errors.length, mistakes.length, errors.join('\n'))
})
