// Documents in two languages say the same.

import assert from 'node:assert/strict'
import test from 'node:test'
import { optionNames } from '../../../js/api/options.js'
import { codes, parse, sorted, twins } from './markdown.mjs'

/** A block of code without what is told to people: its comments, and what stands at the arrows of a diagram. */
const bare = ({ language, code }) =>
  language === 'mermaid'
    ? code.replace(/^(.*-->.*?):.*$/gm, '$1')
    : code.replace(/(?<=^| )(\/\/|#|<!--) .*$/gm, '')

/** What the languages share: the depth of headings, code, how many points, and of tables the code in the first cells. */
const skeleton = ({ headings, blocks, tables, prose }) => ({
  headings: headings.map((heading) => heading.match(/^#+/)[0]),
  blocks: blocks.map(bare),
  points: prose.split(/^##+ /m).map((section) => section.match(/^(-|\d\.) /gm)?.length),
  tables: tables.map((rows) => rows.slice(1).map((row) => [row.length, ...codes(row[0])])),
})

for (const name of ['README', 'docs/API', 'docs/OPERATIONS', 'docs/WEBSOCKET']) {
  test(`${name}.md has the same headings, code, points and tables in both languages`, () => {
    const [english, chinese] = twins(name)
    assert.deepEqual(skeleton(chinese), skeleton(english))
  })
}

test('API.md has the same defaults and as many questions in both languages', () => {
  const [english, chinese] = twins('docs/API').map(({ tables, prose }) => ({
    defaults: tables.find((rows) => rows.length > 20).map((row) => codes(row[1])),
    questions: prose.match(/^\*\*/gm).length,
  }))
  assert.deepEqual(chinese, english)
})

test('HOSTS.md has the same hosts, headings and points in both languages', () => {
  const [english, chinese] = twins('docs/HOSTS').map(({ headings, tables, prose }) => ({
    headings: headings.map((heading) => heading.match(/^#+/)[0]),
    hosts: tables.map((rows) => rows.slice(1).map((row) => [row.length, codes(row[1])])),
    points: prose.split(/^## /m).map((section) => section.match(/^- /gm)?.length),
  }))
  assert.deepEqual(chinese, english)
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
