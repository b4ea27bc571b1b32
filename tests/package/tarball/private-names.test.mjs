// Properties that begin with `_` and a letter are private: the build gives them short names.

import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import test from 'node:test'
import { parse } from 'acorn'
import { full } from 'acorn-walk'
import { PRIVATE } from '../../../scripts/build/bundle.mjs'
import { filesBelow } from '../../../scripts/lib/files.mjs'
import { at } from '../../../scripts/lib/step.mjs'
import { minify } from '../../../scripts/build/minify.mjs'
import { packedDir } from '../../../scripts/lib/packed.mjs'

const small = (code) => minify(code, 'test', { toplevel: true, mangle: { properties: PRIVATE } })

/** All names of properties in a file, of a module or not; those in quotes only with `quoted`. */
function propertiesOf(code, { quoted }) {
  const names = new Set()
  full(parse(code, { ecmaVersion: 2020, sourceType: 'module' }), (node) => {
    const key = node.type === 'MemberExpression' ? node.property : node.key
    if (key?.type === 'Identifier' && !node.computed) names.add(key.name)
    if (quoted && typeof key?.value === 'string') names.add(key.value)
  })
  return names
}

test('a private property has a short name, the same one in the whole entry', () => {
  const code = small(`
    function Task() { this._machine = { _state: 1 }; this.state = 2 }
    Task.prototype._move = function () { return this._machine._state + this.state }
    host(new Task()._move(), Task)`)
  const names = propertiesOf(code, { quoted: true })
  assert.deepEqual(
    [...names].filter((name) => name.startsWith('_')),
    [],
  )
  assert.ok(names.has('state'))
  let result
  new Function('host', code)((value) => void (result = value))
  assert.equal(result, 3)
})

test('what others know too keeps its name', () => {
  const known = ['__wshb', '__returned', '__esModule', '__wbg_set_wasm', '_Own', '_1', '_']
  const code = small(known.map((name) => `host.${name} = 1`).join(';'))
  assert.deepEqual([...propertiesOf(code, { quoted: false })], known)
  assert.match(small("host(value['_quoted'])"), /\._quoted\b/)
})

/** The private names that js/ has: a short name that the build has made may look like one. */
function privateNames() {
  const names = new Set()
  for (const file of filesBelow(at('js')).filter((name) => name.endsWith('.js'))) {
    for (const name of propertiesOf(readFileSync(at('js', file), 'utf8'), { quoted: false }))
      if (PRIVATE.regex.test(name)) names.add(name)
  }
  return names
}

test('no shipped file shows a private name, and no type', () => {
  const own = privateNames()
  assert.ok(own.size > 50)
  const files = filesBelow(packedDir()).filter((file) => /\.(c|m)?js$|\.d\.(m|c)?ts$/.test(file))
  assert.ok(files.length > 10)
  for (const file of files) {
    const text = readFileSync(join(packedDir(), file), 'utf8')
    if (/\.d\.m?ts$/.test(file)) assert.doesNotMatch(text, /^\s*(readonly )?_[a-z]\w*[?(:]/m, file)
    else {
      for (const name of propertiesOf(text, { quoted: false }))
        assert.ok(!own.has(name), `${file}: ${name}`)
    }
  }
})
