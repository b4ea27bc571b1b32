// Documents in two languages say the same.

import assert from 'node:assert/strict'
import test from 'node:test'
import { optionNames } from '../../../js/api/options.js'
import { codes, english, parse, sorted } from './markdown.mjs'

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

for (const name of ['OPERATIONS', 'WEBSOCKET']) {
  test(`${name}.md has the same headings, code, points and tables in both languages`, () => {
    const [first, second] = [`docs/${name}.md`, `docs/${name}.zh-CN.md`].map((file) => {
      const { headings, blocks, tables, prose } = parse(file)
      return {
        headings: headings.map((heading) => heading.match(/^#+/)[0]),
        blocks,
        points: prose.split(/^##+ /m).map((section) => section.match(/^(-|\d\.) /gm)?.length),
        tables: tables.map((rows) => rows.slice(1).map((row) => [row.length, ...codes(row[0])])),
      }
    })
    assert.deepEqual(second, first)
  })
}

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
