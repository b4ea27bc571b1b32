// Links, scripts, suites and files that documents name exist.

import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import test from 'node:test'
import { filesBelow } from '../../../scripts/lib/files.mjs'
import { packedDir } from '../../../scripts/lib/packed.mjs'
import { at } from '../../../scripts/lib/step.mjs'
import { version } from '../../../scripts/lib/version.mjs'
import { codes, documents, parse, read } from './markdown.mjs'

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
  const { suites } = await import('../../../scripts/test/suites.mjs')
  const [, list] = text.match(/runs suites by name: (.*) \|/)
  assert.deepEqual(codes(list), Object.keys(suites))
  const paths = codes(text.replace(/^```[^]*?^```$/gm, '')).filter((code) =>
    /^(src|js|tests|scripts|bench|pkg-template|docs)\/[\w./-]+$/.test(code),
  )
  assert.ok(paths.length > 10)
  for (const path of paths) assert.ok(existsSync(at(path)), path)
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
