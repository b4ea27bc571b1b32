// The documents, and what stands in them.

import { readFileSync } from 'node:fs'
import { filesBelow } from '../../../scripts/lib/files.mjs'
import { at } from '../../../scripts/lib/step.mjs'

export const NAME = 'websocket-heartbeat-miniprogram'

const ofExamples = filesBelow(at('examples'))
  .filter((file) => /^([\w-]+\/)?README\.md$/.test(file))
  .map((file) => `examples/${file}`)

export const documents = [
  'README.md',
  'README.zh-CN.md',
  'CHANGELOG.md',
  'CONTRIBUTING.md',
  'RELEASING.md',
  'SECURITY.md',
  'docs/API.md',
  'docs/API.zh-CN.md',
  'docs/ARCHITECTURE.md',
  'docs/BENCHMARKS.md',
  'docs/HOSTS.md',
  'docs/HOSTS.zh-CN.md',
  'docs/MIGRATION.md',
  'docs/OPERATIONS.md',
  'docs/OPERATIONS.zh-CN.md',
  'docs/RELIABILITY.md',
  'docs/WEBSOCKET.md',
  'docs/WEBSOCKET.zh-CN.md',
  ...ofExamples,
]

export const read = (file) => readFileSync(at(file), 'utf8')

/** `{headings, blocks, tables, prose}` of a Markdown file; a table is a list of rows of cells. */
export function parse(file) {
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
export const codes = (cell) => (cell.match(/`[^`]+`/g) ?? []).map((code) => code.slice(1, -1))

/** The documents for users that have a twin: the English one, then the Chinese one. */
export const twins = (name) => [parse(`${name}.md`), parse(`${name}.zh-CN.md`)]

export const sorted = (list) => [...list].sort()
