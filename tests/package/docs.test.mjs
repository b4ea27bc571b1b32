// What the documents say and the code has: names, defaults, codes, sizes; and that the example runs.

import assert from 'node:assert/strict'
import { existsSync, readFileSync, statSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import test from 'node:test'
import { transform } from 'esbuild'
import { optionNames, readOption } from '../../js/options.js'
import { tablesIn, tablesOf } from '../../scripts/bench/document.mjs'
import { filesBelow } from '../../scripts/lib/files.mjs'
import { packedDir } from '../../scripts/lib/packed.mjs'
import { at } from '../../scripts/lib/step.mjs'
import { version } from '../../scripts/lib/version.mjs'
import { brotlied, gzipped, onDisk } from '../../scripts/lib/weigh.mjs'
import { world } from '../hosts/world.mjs'

const NAME = 'websocket-heartbeat-miniprogram'
const readmes = ['README.md', 'README.zh-CN.md']
const ofExamples = filesBelow(at('examples'))
  .filter((file) => /^([\w-]+\/)?README\.md$/.test(file))
  .map((file) => `examples/${file}`)
const documents = [
  ...readmes,
  'CHANGELOG.md',
  'CONTRIBUTING.md',
  'RELEASING.md',
  'SECURITY.md',
  'docs/ARCHITECTURE.md',
  'docs/BENCHMARKS.md',
  'docs/HOSTS.md',
  'docs/HOSTS.zh-CN.md',
  'docs/MIGRATION.md',
  'docs/RELIABILITY.md',
  ...ofExamples,
]

const read = (file) => readFileSync(at(file), 'utf8')

/** `{headings, blocks, tables, prose}` of a Markdown file; a table is a list of rows of cells. */
function parse(file) {
  const blocks = []
  const prose = read(file).replace(/^```(\w*)\n([^]*?)^```$/gm, (_, language, code) => {
    blocks.push({ language, code })
    return ''
  })
  const tables = (prose.match(/(^\|.*\n)+/gm) ?? []).map((table) =>
    table
      .trimEnd()
      .split('\n')
      .filter((line) => !/^[|-]+$/.test(line))
      .map((line) =>
        line
          .slice(1, -1)
          .split('|')
          .map((cell) => cell.trim()),
      ),
  )
  return { headings: prose.match(/^#+ .*$/gm), blocks, tables, prose }
}

/** The pieces of code in a cell. */
const codes = (cell) => (cell.match(/`[^`]+`/g) ?? []).map((code) => code.slice(1, -1))

const english = parse('README.md')

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

const sorted = (list) => [...list].sort()

// --- what the code has

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
  const [, texts] = read('js/error.js').match(/var TEXTS = \{([^]*?)\n\}/)
  for (const [, code] of texts.matchAll(/^ {2}'?([a-z-]+)'?: /gm))
    assert.ok(all.includes(code), code)
})

test('the table of hooks has all hooks; give-up reasons are those of the core, and "engine"', async () => {
  const { HOOKS } = await import('../../js/hooks.js')
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

test('BENCHMARKS.md shows the figures that were kept, all of them', () => {
  const kept = JSON.parse(read('bench/results.json'))
  assert.deepEqual(tablesIn(read('docs/BENCHMARKS.md')), tablesOf(kept))
})

test('BENCHMARKS.md gives a reason for each part that has not reached a target', () => {
  const kept = JSON.parse(read('bench/results.json'))
  const sections = read('docs/BENCHMARKS.md').split(/^## /m)
  for (const [part, { results }] of Object.entries(kept)) {
    if ((results.targets ?? []).every(({ holds }) => holds)) continue
    const section = sections.find(
      (text) => text.includes(`<!-- bench:${part}.`) && !text.includes('<!-- bench:all.'),
    )
    assert.match(section, /\*\*Not reached\*\*/, part)
  }
})

// --- the example

const examples = english.blocks.filter(({ language }) => language === 'js').map(({ code }) => code)

for (const engine of ['js', 'wasm']) {
  for (const host of ['wx', 'taro3@weapp', 'uni@mp-weixin', 'wx@ios15']) {
    test(`the example runs as printed, on ${host}, engine ${engine}`, async () => {
      assert.equal(examples.length, 2)
      const w = await world({ engine, host })
      // As the developer tools do with `import`.
      const { code } = await transform(examples[0], { format: 'cjs', target: 'es2015' })
      const require = (name) => (assert.equal(name, NAME), w.lib)
      const log = (...parts) => w.realm.console.log(...parts)
      const run = new Function('require', 'module', 'wx', 'console', code)
      run(require, {}, w.host.api, { log })

      await w.until(() => w.console.length === 1)
      assert.deepEqual(w.received, ['hello'])
      w.net.link.drop()
      await w.until(() => w.net.links.length === 2)
      await w.advance(20_000)
      assert.deepEqual(w.received, ['hello', 'hello', 'heartbeat'])
      assert.deepEqual(
        w.console.map(({ text }) => text),
        ['message hello', 'closed 1006', 'retry 1', 'message hello', 'message heartbeat'],
      )
      w.assertQuiet()
    })
  }
}

test('the example of diagnostics runs as printed', async () => {
  const { code } = await transform(examples[1], { format: 'cjs', target: 'es2015' })
  const file = join(packedDir(), 'diagnostics.js')
  const require = (name) => (assert.equal(name, `${NAME}/diagnostics`), createRequire(file)(file))
  let report
  const wx = { getAppBaseInfo: () => ({ SDKVersion: '3.6.0' }) }
  new Function(
    'require',
    'module',
    'wx',
    'tell',
    code.replace('log.report()', 'tell(log.report())'),
  )(require, {}, wx, (text) => (report = text))
  assert.match(report, /3\.6\.0/)
})

// --- one thing in two languages

test('both READMEs have the same headings, code and tables', () => {
  const chinese = parse('README.zh-CN.md')
  const levels = ({ headings }) => headings.map((heading) => heading.match(/^#+/)[0])
  assert.deepEqual(levels(chinese), levels(english))
  const translated = ({ language, code }) =>
    language === 'mermaid' ? code.replace(/^(.*-->.*?):.*$/gm, '$1') : code
  assert.deepEqual(chinese.blocks.map(translated), english.blocks.map(translated))
  assert.equal(chinese.tables.length, english.tables.length)
  const skeleton = ({ tables }) =>
    tables.map((rows) => rows.slice(1).map((cells) => [cells.length, ...codes(cells[0])]))
  assert.deepEqual(skeleton(chinese), skeleton(english))
  const defaults = ({ tables }) =>
    tables
      .find((rows) => rows.length > 20)
      .slice(1)
      .map(([, text]) => codes(text))
  assert.deepEqual(defaults(chinese), defaults(english))
  const questions = ({ prose }) => prose.match(/^\*\*/gm).length
  assert.equal(questions(chinese), questions(english))
})

test('HOSTS.md has the same hosts, headings and points in both languages', () => {
  const [first, second] = ['docs/HOSTS.md', 'docs/HOSTS.zh-CN.md'].map((file) => {
    const { headings, tables, prose } = parse(file)
    return {
      headings: headings.map((heading) => heading.match(/^#+/)[0]),
      hosts: tables.map((rows) => rows.slice(1).map((row) => [row.length, codes(row[1])])),
      points: prose.split(/^## /m).map((section) => section.match(/^- /gm)?.length),
    }
  })
  assert.deepEqual(second, first)
})

test('MIGRATION.md says the same in both languages, and names options that exist', () => {
  const { tables, prose } = parse('docs/MIGRATION.md')
  assert.equal(tables.length, 2)
  const cells = tables.map((rows) => rows.slice(1).map((row) => sorted(codes(row[2]))))
  assert.deepEqual(cells[0], cells[1])
  const ways = cells[0].flat().filter((code) => /^\w+: /.test(code))
  assert.ok(ways.length >= 5)
  for (const way of ways) assert.ok(optionNames.includes(way.match(/^\w+/)[0]), way)
  const [first, second] = prose.split('## 从 1.x')
  assert.equal(first.match(/^- /gm).length, second.match(/^- /gm).length)
})

// --- between documents

/** As GitHub makes them. */
const anchor = (heading) =>
  heading
    .replace(/^#+ /, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s_-]/gu, '')
    .replace(/\s/g, '-')

test('all links lead to files and headings that exist', () => {
  for (const file of documents) {
    const { prose } = parse(file)
    for (const [, target] of prose.matchAll(/\]\(([^)]+)\)/g)) {
      if (/^https:/.test(target)) continue
      const [path, fragment] = target.split('#')
      const wanted = path ? join(dirname(file), path) : file
      assert.ok(existsSync(at(wanted)), `${file}: ${target}`)
      if (fragment) {
        assert.ok(parse(wanted).headings.map(anchor).includes(fragment), `${file}: ${target}`)
      }
    }
  }
})

test('links of what is published lead to what is published', () => {
  const dir = packedDir()
  for (const file of documents.filter((name) => existsSync(join(dir, name)))) {
    for (const [, target] of readFileSync(join(dir, file), 'utf8').matchAll(/\]\(([^)]+)\)/g)) {
      if (/^(https:|#)/.test(target)) continue
      const [path] = target.split('#')
      assert.ok(existsSync(join(dir, dirname(file), path)), `${file}: ${target}`)
    }
  }
})

test('npm scripts that are named exist', () => {
  const { scripts } = JSON.parse(read('package.json'))
  for (const file of documents) {
    for (const [, , name] of read(file).matchAll(
      /npm (run )?(test|demo|bench|soak|build|lint|format|setup|release)/g,
    )) {
      assert.ok(scripts[name], `${file}: ${name}`)
    }
  }
})

test('suites and files that CONTRIBUTING.md names exist', async () => {
  const text = read('CONTRIBUTING.md') + read('docs/ARCHITECTURE.md')
  const { suites } = await import('../../scripts/lib/suites.mjs')
  const [, list] = text.match(/runs suites by name: (.*) \|/)
  assert.deepEqual(codes(list), Object.keys(suites))
  const paths = codes(text.replace(/^```[^]*?^```$/gm, '')).filter((code) =>
    /^(src|js|tests|scripts|pkg-template|docs)\/[\w./-]+$/.test(code),
  )
  assert.ok(paths.length > 10)
  for (const path of paths) assert.ok(existsSync(at(path)), path)
})

test('the version stands in Cargo.toml alone', () => {
  const files = [
    ...documents.filter((file) => file !== 'CHANGELOG.md'),
    'package.json',
    ...['js', 'pkg-template', 'src', 'scripts'].flatMap((folder) =>
      filesBelow(at(folder)).map((file) => `${folder}/${file}`),
    ),
  ]
  const alone = new RegExp(`(?<![\\d.])${version.replaceAll('.', '\\.')}(?![\\d.])`)
  for (const file of files) assert.doesNotMatch(read(file), alone, file)
})
