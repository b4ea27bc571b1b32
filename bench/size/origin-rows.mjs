// The rows of what each crate and each module of ours costs.

import { readFileSync } from 'node:fs'
import { at } from '../../scripts/lib/step.mjs'
import { bytes } from '../report/markdown.mjs'
import { CORE } from './components.mjs'
import { OURS, UNKNOWN } from './origins.mjs'

/** What the crate is built on, also what costs nothing. */
const dependencies = () => {
  const [, list] = readFileSync(at('Cargo.toml'), 'utf8').match(/^\[dependencies\]\n([^]*?)^\[/m)
  return [...list.matchAll(/^([\w-]+) =/gm)].map(([, name]) => name)
}

/** X */
export function crateRows(results) {
  const { crates } = results.carried
  const names = new Set([...dependencies(), ...Object.keys(crates)])
  for (const { crate } of results.glue) names.add(crate)
  names.delete(UNKNOWN)
  const rows = [...names].map((name) =>
    row(name, crates[name], results, ({ crate }) => crate === name),
  )
  const unknown = row(UNKNOWN, crates[UNKNOWN], results, () => false).cells
  return [...sorted(rows), unknown, ['data', bytes(results.carried.sections.Data), '–', '–', '–']]
}

/** One row for each module of ours, by name. */
export function moduleRows(results) {
  const { modules } = results.carried
  const names = new Set(Object.keys(modules))
  for (const { crate, module } of results.glue) if (crate === OURS) names.add(module)
  return [...names]
    .sort()
    .map(
      (name) => row(`\`${name}\``, modules[name], results, ({ module }) => module === name).cells,
    )
}

/** What gzip of the main entry would save without this module, about. */
export const costOf = (name, results) =>
  row(name, results.carried.modules[name], results, ({ module }) => module === name).all

/** Code counts by its share in the pure-JS core, glue by what gzip would save without it. */
function row(
  name,
  { size, inlined } = { size: 0, inlined: 0 },
  { components, carried, glue },
  isIts,
) {
  const core = components[CORE].gzip
  const mine = glue.filter(isIts)
  const raw = mine.reduce((total, each) => total + each.raw, 0)
  const gzip = mine.reduce((total, each) => total + each.gzip, 0)
  const all = Math.round((size / carried.sections.Code) * core) + gzip
  return { all, cells: [name, ...[size, inlined, raw, all].map(bytes)] }
}

const sorted = (rows) => rows.sort((a, b) => b.all - a.all).map(({ cells }) => cells)
