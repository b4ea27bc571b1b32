// Links, scripts, suites and files that documents name exist.

import assert from 'node:assert/strict'
import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import test from 'node:test'
import { filesBelow } from '../../../scripts/lib/files.mjs'
import { packedDir } from '../../../scripts/lib/packed.mjs'
import { at } from '../../../scripts/lib/step.mjs'
import { version } from '../../../scripts/lib/version.mjs'
import { codes, documents, parse, read } from './markdown.mjs'

/** Where the links and pictures of a text lead to. */
const targetsIn = (text) =>
  [...text.matchAll(/\]\(([^)]+)\)| src(?:set)?="([^"]+)"/g)].map(
    ([, link, source]) => link ?? source,
  )

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
    for (const target of targetsIn(prose)) {
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
    for (const target of targetsIn(readFileSync(join(dir, file), 'utf8'))) {
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
  const { suites } = await import('../../../scripts/test/suites.mjs')
  const [, list] = text.match(/runs suites by name: (.*) \|/)
  assert.deepEqual(codes(list), Object.keys(suites))
  const paths = codes(text.replace(/^```[^]*?^```$/gm, '')).filter((code) =>
    /^(src|js|tests|scripts|bench|pkg-template|docs)\/[\w./-]+$/.test(code),
  )
  assert.ok(paths.length > 10)
  for (const path of paths) assert.ok(existsSync(at(path)), path)
})

/** The pieces of code in what a document says, without its blocks of code. */
const named = (file) => codes(parse(file).prose)

test('files that documents for developers name without a folder exist', () => {
  const folders = ['src', 'js', 'tests', 'scripts', 'bench', 'pkg-template', 'docs']
  const files = folders.flatMap((folder) => filesBelow(at(folder)))
  const names = new Set(files.map((file) => basename(file)))
  const texts = ['CONTRIBUTING.md', 'docs/ARCHITECTURE.md', 'docs/RELIABILITY.md'].flatMap(named)
  const wanted = texts.filter((code) => /^[\w-]+(\.test)?\.(rs|js|mjs)$/.test(code))
  assert.ok(wanted.length > 10)
  for (const name of wanted) assert.ok(names.has(name), name)
})

test('ARCHITECTURE.md names each folder of js/ and src/, and names of the code that exist', () => {
  const text = named('docs/ARCHITECTURE.md')
  for (const root of ['js', 'src']) {
    for (const folder of readdirSync(at(root), { withFileTypes: true })) {
      if (folder.isDirectory()) assert.ok(text.includes(`${root}/${folder.name}`), folder.name)
    }
  }
  const sources = ['js', 'pkg-template', 'src', 'tests/support'].flatMap((folder) =>
    filesBelow(at(folder)).map((file) => read(`${folder}/${file}`)),
  )
  const words = new Set(sources.join('\n').match(/\w+/g))
  const used = text
    .filter((code) => /^\w+(\(.*\))?$/.test(code))
    .flatMap((code) => code.match(/\w+/g))
  assert.ok(used.length > 20)
  // Some are names of folders.
  const exists = (word) => existsSync(at(word)) || existsSync(at(`tests/${word}`))
  for (const word of used) assert.ok(words.has(word) || exists(word), word)
})

test('the version stands in Cargo.toml alone', () => {
  const files = [
    ...documents.filter((file) => file !== 'CHANGELOG.md'),
    'package.json',
    ...['bench', 'js', 'pkg-template', 'scripts', 'src'].flatMap((folder) =>
      filesBelow(at(folder)).map((file) => `${folder}/${file}`),
    ),
    // The results say what was measured; tests of the release make versions up.
  ].filter((file) => file !== 'bench/results.json' && !file.endsWith('.test.mjs'))
  const alone = new RegExp(`(?<![\\d.])${version.replaceAll('.', '\\.')}(?![\\d.])`)
  for (const file of files) assert.doesNotMatch(read(file), alone, file)
})
