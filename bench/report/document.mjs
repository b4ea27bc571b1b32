// The tables of docs/BENCHMARKS.md, and the summary on top of it, stand between `<!-- bench:PART.NAME -->` and
// `<!-- /bench -->`.

import { targetTable } from './markdown.mjs'
import { summary } from './summary.mjs'

const SECTION = /<!-- bench:(\S+) -->\n\n([^]*?)\n\n<!-- \/bench -->/g

/** The summary and all tables of what was kept, by `PART.NAME`. */
export function tablesOf(kept) {
  const all = Object.entries(kept).flatMap(([part, { tables }]) =>
    Object.entries(tables).map(([name, lines]) => [`${part}.${name}`, lines.join('\n')]),
  )
  const ofAll = [
    ['all.summary', summary(kept)],
    ['all.targets', targetTable(targetsOf(kept))],
  ]
  return Object.fromEntries([...ofAll, ...all])
}

/** One line for a part that shows its targets in a table of its own. */
function targetsOf(kept) {
  return Object.entries(kept).flatMap(([part, { results, tables }]) => {
    const { targets = [] } = results
    if (!tables.targets) return targets.map((target) => ({ part, ...target }))
    const held = targets.filter(({ holds }) => holds).length
    const what = `all of its ${targets.length} targets, see there`
    const measured = `${held} reached`
    return [{ part, what, unit: '', limit: 'all', measured, holds: held === targets.length }]
  })
}

/** The tables that a document shows, by name. */
export const tablesIn = (text) =>
  Object.fromEntries([...text.matchAll(SECTION)].map(([, name, table]) => [name, table]))

/** The document with these tables in place of its own. */
export const renewed = (text, tables) =>
  text.replace(SECTION, (all, name, old) => all.replace(old, () => tables[name] ?? old))
