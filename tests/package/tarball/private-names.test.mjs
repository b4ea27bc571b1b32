// Properties that only our own modules know get short names from the build: private ones, which begin with `_` and a
// letter, and other members of our classes.

import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import test from 'node:test'
import { parse } from 'acorn'
import { full } from 'acorn-walk'
import { ownProperties } from '../../../scripts/build/own-names.mjs'
import { filesBelow } from '../../../scripts/lib/files.mjs'
import { at } from '../../../scripts/lib/step.mjs'
import { minify } from '../../../scripts/build/minify.mjs'
import { packedDir } from '../../../scripts/lib/packed.mjs'

const mangle = { properties: ownProperties(at('target/build')) }
const small = (code) => minify(code, 'test', { toplevel: true, mangle })

/** The names of properties in a file, of a module or not: also those in quotes, or only those of `this`. */
function propertiesOf(code, { quoted, ofThis }) {
  const names = new Set()
  full(parse(code, { ecmaVersion: 'latest', sourceType: 'module' }), (node) => {
    const key = node.type === 'MemberExpression' ? node.property : node.key
    if (ofThis && node.object?.type !== 'ThisExpression') return
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

/** All names of properties in the modules of a folder. */
function namesBelow(folder, quoted) {
  const files = filesBelow(at(folder)).filter((name) => /\.m?js$/.test(name))
  const names = files.flatMap((file) => [
    ...propertiesOf(readFileSync(at(folder, file), 'utf8'), quoted),
  ])
  return new Set(names)
}

/** Those of js/ that the build shortens. */
function shortened() {
  const names = [...namesBelow('js', { quoted: false })]
  const kept = propertiesOf(small(names.map((name) => `host.${name} = 1`).join(';')), {
    quoted: false,
  })
  return new Set(names.filter((name) => !kept.has(name)))
}

test('members of our classes have short names, unless hosts or users may know them', () => {
  const names = shortened()
  for (const name of ['takeMessage', 'isOver', 'acceptsPong', 'setOption'])
    assert.ok(names.has(name))
  for (const name of ['send', 'socketTask', 'claim', 'closingSince', 'giveUp', 'then', 'isBuffer'])
    assert.ok(!names.has(name), name)
})

test('no host that is simulated has a name that the build shortens', () => {
  const ofHosts = namesBelow('tests/support/hosts', { quoted: true })
  assert.ok(ofHosts.has('connectSocket'))
  // What a simulation keeps for itself, it reads of `this`.
  for (const name of namesBelow('tests/support/hosts', { ofThis: true })) ofHosts.delete(name)
  assert.deepEqual(
    [...shortened()].filter((name) => ofHosts.has(name)),
    [],
  )
})

test('no shipped file shows a name that is shortened, and no type a private one', () => {
  const own = shortened()
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
