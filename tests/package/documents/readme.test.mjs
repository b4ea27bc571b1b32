// The tables of the README beside the code: options, hooks, members, codes, sizes.

import assert from 'node:assert/strict'
import { readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import test from 'node:test'
import { optionNames, readOption } from '../../../js/api/options.js'
import { packedDir } from '../../../scripts/lib/packed.mjs'
import { brotlied, gzipped, onDisk } from '../../../scripts/lib/weigh.mjs'
import { world } from '../../support/world.mjs'
import { NAME, codes, english, read, sorted } from './markdown.mjs'

/** The table whose head begins with this cell, without the head. */
const table = (head) => {
  const found = english.tables.filter(([[first]]) => first === head)
  assert.equal(found.length, 1, `one table "${head}"`)
  return found[0].slice(1)
}

const names = (head) => table(head).flatMap(([first]) => codes(first))

/** The public names in `impl TYPE` of a Rust file. */
const rustNames = (file, type) =>
  read(file)
    .split(`impl ${type} {`)[1]
    .split('\n}\n')[0]
    .match(/=> "[a-z-]+"/g)
    .map((line) => line.slice(4, -1))

test('the option table has the options of the code, with their defaults', () => {
  const expected = []
  for (const name of optionNames) {
    const { shown, problem } = readOption(name, undefined, () => {})
    if (name === 'queue') {
      for (const field of Object.keys(shown)) expected.push([`queue.${field}`, shown[field]])
    } else expected.push([name, problem ? 'required' : shown])
  }
  const shown = table('option').map(([name, text]) => [
    ...codes(name),
    codes(text).length ? new Function(`return (${codes(text)[0]})`)() : text,
  ])
  assert.deepEqual(shown, expected)
})

test('the table of error codes has all codes of the core, and "engine"', () => {
  const all = [...rustNames('src/core/error.rs', 'Code'), 'engine']
  assert.deepEqual(sorted(names('code')), sorted(all))
  const [, texts] = read('js/api/error.js').match(/var TEXTS = \{([^]*?)\n\}/)
  for (const [, code] of texts.matchAll(/^ {2}'?([a-z-]+)'?: /gm))
    assert.ok(all.includes(code), code)
})

test('the table of hooks has all hooks; give-up reasons are those of the core, and "engine"', async () => {
  const { HOOKS } = await import('../../../js/api/hooks.js')
  const slots = HOOKS.map((hook) => `on${hook[0].toUpperCase()}${hook.slice(1)}`)
  assert.deepEqual(sorted(names('hook')), sorted(slots))
  const [, , when] = table('hook').find(([hook]) => hook === '`onGiveUp`')
  const reasons = [...rustNames('src/core/error.rs', 'GiveUpReason'), 'engine']
  assert.deepEqual(sorted(codes(when)), sorted(reasons))
  const [, list] = english.prose.match(/beside the hooks: ([^.]*)\./)
  assert.deepEqual(codes(list), HOOKS)
})

test('the table of members has all that a task has beside hooks and listeners', async () => {
  const w = await world({ engine: 'js' })
  const task = await w.opened()
  const rest = Object.keys(task).filter((name) => !/^on|^once$|^off$/.test(name))
  const shown = names('member').map((name) => name.match(/^\w+/)[0])
  assert.deepEqual(sorted(new Set(shown)), sorted(rest))
  const [, meaning] = table('member').find(([name]) => name === '`state`')
  const states = rustNames('src/core/state.rs', 'State')
  assert.deepEqual(codes(meaning), states)
  const sending = names('state')
  assert.deepEqual(sorted(sending), sorted(codes(meaning)))
})

test('the state diagram has all states but the last', () => {
  const { code } = english.blocks.find(({ language }) => language === 'mermaid')
  const shown = [...code.matchAll(/^ +(\S+) --> (\w+)/gm)].flatMap(([, from, to]) => [from, to])
  const states = shown.filter((state) => state !== '[*]').map((state) => state.replace('_', '-'))
  const all = rustNames('src/core/state.rs', 'State').filter((state) => state !== 'destroyed')
  assert.deepEqual(sorted(new Set(states)), sorted(all))
})

test('the exports that are named exist', () => {
  const [, list] = english.prose.match(/also exports (.*?), which/)
  const exported = read('pkg-template/index.d.mts')
  for (const name of codes(list))
    assert.match(exported, new RegExp(`\\b${name.match(/^\w+/)[0]}\\b`))
  const manifest = JSON.parse(read('pkg-template/package.json'))
  for (const [, path] of english.prose.matchAll(new RegExp(`${NAME}(/[a-z]+)\``, 'g'))) {
    assert.ok(manifest.exports[`.${path}`], path)
  }
})

test('the sizes are upper bounds', () => {
  const dir = packedDir()
  const raw = (path) => (statSync(path).isDirectory() ? onDisk(path) : statSync(path).size)
  const compress = {
    gzip: (path) => gzipped(readFileSync(path)),
    brotli: (path) => brotlied(readFileSync(path)),
  }
  for (const [what, size, compressed] of table('what')) {
    const [file] = codes(what)
    const path = join(dir, file === 'core.wasm' ? 'miniprogram_dist/core.wasm' : file)
    assert.ok(raw(path) <= parseInt(size) * 1000, `${file}: ${raw(path)} bytes`)
    const [, kb, how] = compressed.match(/^(\d+) KB \((\w+)\)$/) ?? []
    if (how) assert.ok(compress[how](path) <= kb * 1000, `${file}: ${compress[how](path)} bytes`)
    else assert.equal(compressed, '–')
  }
})
