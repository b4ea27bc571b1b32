// Round trips of pings, of all libraries in one chart.

import { makeChart } from './chart.mjs'
import { colour } from './colours.mjs'

const HEIGHT = 150
/** The smallest range of the chart, ms, so that a fast loopback does not look noisy. */
const LEAST = 100

const line = (name, dash) => ({
  stroke: () => colour(name),
  width: 2,
  dash,
  spanGaps: true,
  points: { show: true, size: 5, fill: () => colour(name), stroke: () => colour(name) },
})

export function makeTrips(place) {
  const draw = makeChart(place, () => HEIGHT, {
    scales: { y: { range: (chart, min, max) => [0, Math.max(LEAST, (max ?? 0) * 1.15)] } },
    axes: {},
    series: [line('ours'), line('first', [6, 4]), line('client', [2, 4])],
  })
  return ({ ours, first, client }) =>
    draw(joined([ours, first, client].map((lane) => lane?.record.trips ?? [])))
}

/** Lists as one table: the times, then a column for each list. */
function joined(lists) {
  const rows = lists
    .flatMap((list, i) =>
      list.map(({ at, ms }) => [at / 1000, ...lists.map((_, j) => (i === j ? ms : null))]),
    )
    .sort(([a], [b]) => a - b)
  return [0, ...lists.map((_, i) => i + 1)].map((column) => rows.map((row) => row[column]))
}
