// What the glue costs by who declares what it implements: each statement after minifying, and what gzip would save
// without them.

import { readFileSync } from 'node:fs'
import { parse } from 'acorn'
import { transform } from 'esbuild'
import { at } from '../../scripts/lib/step.mjs'
import { gzipped } from '../../scripts/lib/weigh.mjs'
import { pieces } from './components.mjs'
import { declarerOf, OURS } from './origins.mjs'
import { imports } from './wasm.mjs'

/** Where the functions are that JS calls. */
const EXPORTS = { crate: OURS, module: 'src/runtime' }

/** `{ crate, module, raw, gzip }`: one for each crate, and for each module of ours. */
export async function glueByOrigin() {
  const { core, parts } = await pieces()
  const rest = core + parts.map(([file, code]) => (/\/glue\.js$/.test(file) ? '' : code)).join('')
  const statements = await minified(readFileSync(at('target/build/glue.js'), 'utf8'))
  const all = attributed(statements, await imports())
  const weight = (list) => gzipped(rest + list.map(({ code }) => code).join(''))
  const whole = weight(all)
  const groups = new Map()
  for (const each of all) {
    const key = `${each.crate} ${each.module}`
    groups.set(key, [...(groups.get(key) ?? []), each])
  }
  return [...groups.values()].map((group) => {
    const raw = group.reduce((total, { code }) => total + code.length, 0)
    const gzip = whole - weight(all.filter((each) => !group.includes(each)))
    return { crate: group[0].crate, module: group[0].module, raw, gzip }
  })
}

/** The statements of the glue with their origins: `{ code, crate, module }`. */
export function attributed(statements, imported) {
  const long = new Map(imported.map((each) => [each.name, each.long]))
  return statements.map(({ name, isExported, code }) => {
    if (isExported && !name.startsWith('__wb')) return { code, ...EXPORTS }
    return { code, ...declarerOf(long.get(name) ?? '') }
  })
}

/** The statements `{ name, isExported, code }` as small as in the bundle, where names of the glue are short, too. */
export async function minified(glue) {
  const { body } = parse(glue, { ecmaVersion: 'latest', sourceType: 'module' })
  const declared = body
    .filter(({ type }) => type !== 'ImportDeclaration')
    .map((statement) => ({ statement, inner: statement.declaration ?? statement }))
  const nameOf = ({ id, declarations }) => (id ?? declarations?.[0].id)?.name ?? ''
  const names = declared.map(({ inner }) => nameOf(inner)).filter(Boolean)
  const short = (code) =>
    names.reduce(
      (text, name, index) =>
        text.replaceAll(new RegExp(`(?<!\\.)\\b${name}\\b`, 'g'), shortName(index)),
      code,
    )
  return Promise.all(
    declared.map(async ({ statement, inner }) => {
      const code = short(glue.slice(inner.start, inner.end))
      const small = await transform(code, { minify: true })
      const isExported = statement.type === 'ExportNamedDeclaration'
      return { name: nameOf(inner), isExported, code: small.code.trim() }
    }),
  )
}

/** Two letters: in the bundle, other names have taken the shorter ones. */
const shortName = (index) => `$${index.toString(36)}`
