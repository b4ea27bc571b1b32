// What a part has measured: printed, kept, shown in the document.

import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { at, Failure, write } from '../../scripts/lib/step.mjs'
import { parts } from '../parts.mjs'
import { renewed, tablesIn, tablesOf } from './document.mjs'

const DOCUMENT = at('docs/BENCHMARKS.md')

const quickly = { results: at('target/bench/results.json'), plots: at('target/bench') }
const whole = { results: at('bench/results.json'), plots: at('docs/benchmarks') }

const read = (file) => (existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {})

/** Prints the tables of a part and keeps all of it beside what other parts have measured. */
export function keep(part, { results, tables, plots }, machine, quick) {
  for (const table of Object.values(tables)) console.log(`\n${table}`)
  const places = quick ? quickly : whole
  const lines = Object.entries(tables).map(([name, table]) => [name, table.split('\n')])
  const kept = read(places.results)
  kept[part] = { machine, results, tables: Object.fromEntries(lines) }
  const inOrder = Object.fromEntries(
    parts.filter((name) => kept[name]).map((name) => [name, kept[name]]),
  )
  write(places.results, `${JSON.stringify(inOrder, null, 2)}\n`)
  for (const [name, svg] of Object.entries(plots)) {
    write(join(places.plots, `${part}-${name}.svg`), svg)
  }
  console.log(`\nFigures are in ${places.results}, plots in ${places.plots}`)
  if (!quick) renew(inOrder)
}

function renew(kept) {
  const text = readFileSync(DOCUMENT, 'utf8')
  const tables = tablesOf(kept)
  write(DOCUMENT, renewed(text, tables))
  const missing = Object.keys(tables).filter((name) => !(name in tablesIn(text)))
  if (missing.length) throw new Failure(`${DOCUMENT} has no place for ${missing.join(', ')}`)
}

/** What has to be reached, over all parts that were ever measured here. */
export function showTargets(quick) {
  const kept = read((quick ? quickly : whole).results)
  console.log(`\nMust reach\n\n${tablesOf(kept)['all.targets']}`)
}
