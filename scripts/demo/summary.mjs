// The table at the end: recovery of each fault, beside 1.x.

import { isGood, verdict } from './scenario.mjs'

export function summary(results, clients, faults) {
  const cell = (fault, client) =>
    verdict(results.find((result) => result.fault === fault && result.client === client))
  const rows = [
    ['fault', ...clients.map((client) => client.label)],
    ...faults.map((fault) => [fault.name, ...clients.map((client) => cell(fault, client))]),
  ]
  const widths = rows[0].map((_, column) => Math.max(...rows.map((row) => row[column].length)))
  const lines = rows.map((row) =>
    row
      .map((text, column) => text.padEnd(widths[column]))
      .join('  ')
      .trimEnd(),
  )
  lines.splice(1, 0, widths.map((width) => '-'.repeat(width)).join('  '))
  return lines.join('\n')
}

/** The faults of this package; 1.x is only shown. */
export const failures = (results) =>
  results.filter((result) => result.client.ours && !isGood(result))
