// Repeats jobs in turn, so that a disturbance of the machine affects all of them alike; medians and their spread.

import { round, shown } from './report/markdown.mjs'

/** `jobs`: functions by name; resolves to the list of results of each, one a round. */
export async function byTurns(jobs, rounds, onRound = () => {}) {
  const names = Object.keys(jobs)
  const results = Object.fromEntries(names.map((name) => [name, []]))
  for (let turn = 0; turn < rounds; turn += 1) {
    // Every other round runs backwards, so that no job always follows the same one.
    for (const name of turn % 2 ? [...names].reverse() : names)
      results[name].push(await jobs[name]())
    onRound(turn + 1)
  }
  return results
}

/** `{ median, low, high }`: half of the values lie between the last two. */
export function spread(values) {
  const sorted = [...values].sort((a, b) => a - b)
  const at = (share) => {
    const place = (sorted.length - 1) * share
    const [below, above] = [sorted[Math.floor(place)], sorted[Math.ceil(place)]]
    return round(below + (above - below) * (place % 1))
  }
  return { median: at(0.5), low: at(0.25), high: at(0.75) }
}

/** `12 (11 … 14)` */
export const withSpread = ({ median, low, high }) =>
  `${shown(median)} (${shown(low)} … ${shown(high)})`
