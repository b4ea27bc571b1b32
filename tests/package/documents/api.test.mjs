// Compares docs/API.md with the code: entries, options, hooks, members, codes, sizes.

import assert from 'node:assert/strict'
import { readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import test from 'node:test'
import ts from 'typescript'
import { CODES, GIVE_UP_REASONS, HOOKS, STATES } from '#build/protocol.js'
import { OWN_CODES } from '../../../js/api/error.js'
import { optionNames, readOption } from '../../../js/api/options.js'
import { packedDir } from '../../../scripts/lib/packed.mjs'
import { brotlied, gzipped, onDisk } from '../../../scripts/lib/weigh.mjs'
import { membersOfTask } from '../../support/members.mjs'
import { world } from '../../support/world.mjs'
import { NAME, codes, parse, read, sorted } from './markdown.mjs'

const api = parse('docs/API.md')

/** The table whose head begins with this cell, without the head. */
const table = (head) => {
  const found = api.tables.filter(([[first]]) => first === head)
  assert.equal(found.length, 1, `one table "${head}"`)
  return found[0].slice(1)
}

const names = (head) => table(head).flatMap(([first]) => codes(first))

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

test('the table of error codes has all codes of the core and of JS', () => {
  assert.deepEqual(sorted(names('code')), sorted([...CODES, ...OWN_CODES]))
})

test('the table of hooks has all hooks; give-up reasons are those of the core, and "engine"', () => {
  const slots = HOOKS.map((hook) => `on${hook[0].toUpperCase()}${hook.slice(1)}`)
  assert.deepEqual(sorted(names('hook')), sorted(slots))
  const [, , when] = table('hook').find(([hook]) => hook === '`onGiveUp`')
  const reasons = [...GIVE_UP_REASONS, 'engine']
  assert.deepEqual(sorted(codes(when)), sorted(reasons))
  const [, list] = api.prose.match(/beside the hooks: ([^.]*)\./)
  assert.deepEqual(codes(list), HOOKS)
})

test('the table of members has all that a task has beside hooks and listeners', async () => {
  const w = await world({ engine: 'js' })
  const task = await w.opened()
  const isShown = (name) => !/^on|^once$|^off$|^to(JSON|String)$/.test(name)
  const rest = membersOfTask(task).filter(isShown)
  const shown = names('member').map((name) => name.match(/^\w+/)[0])
  assert.deepEqual(sorted(new Set(shown)), sorted(rest))
  const [, meaning] = table('member').find(([name]) => name === '`state`')
  assert.deepEqual(codes(meaning), STATES)
  const sending = names('state')
  assert.deepEqual(sorted(sending), sorted(codes(meaning)))
})

test('the state diagram has all states but the last', () => {
  const { code } = api.blocks.find(({ language }) => language === 'mermaid')
  const shown = [...code.matchAll(/^ +(\S+) --> (\w+)/gm)].flatMap(([, from, to]) => [from, to])
  const states = shown.filter((state) => state !== '[*]').map((state) => state.replace('_', '-'))
  const all = STATES.filter((state) => state !== 'destroyed')
  assert.deepEqual(sorted(new Set(states)), sorted(all))
})

test('the table of entries has all that an app may import', () => {
  const { exports } = JSON.parse(read('pkg-template/package.json'))
  const entries = Object.keys(exports).filter((path) => !/\.\w+$/.test(path))
  const paths = entries.map((path) => path.replace('.', NAME))
  assert.deepEqual(sorted(names('entry')), sorted(paths))
})

test('the table for Vue and React has all that they give', () => {
  const text = read('pkg-template/frameworks.d.ts')
  const { statements } = ts.createSourceFile('f.d.ts', text, ts.ScriptTarget.Latest)
  const given = statements
    .filter(({ name }) => ['UseValues', 'UseCalls'].includes(name?.text))
    .flatMap(({ members }) => members.map(({ name }) => name.text))
  assert.deepEqual(
    names('value').map((name) => name.match(/^\w+/)[0]),
    given,
  )
})

test('the exports that are named exist', () => {
  const [, list] = api.prose.match(/also exports (.*?), which/)
  const exported = read('pkg-template/index.d.mts')
  for (const name of codes(list))
    assert.match(exported, new RegExp(`\\b${name.match(/^\w+/)[0]}\\b`))
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
