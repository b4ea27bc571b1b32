// Round trips of pings, of both libraries in one chart.

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
  const draw = makeChart(place, HEIGHT, {
    scales: { y: { range: (chart, min, max) => [0, Math.max(LEAST, (max ?? 0) * 1.15)] } },
    axes: {},
    series: [line('ours'), line('first', [6, 4])],
  })
  return ({ ours, first }) => draw(joined(ours.record.trips, first.record.trips))
}

/** Two lists as one table: `[times, values, values]`. */
function joined(left, right) {
  const rows = [
    ...left.map(({ at, ms }) => [at / 1000, ms, null]),
    ...right.map(({ at, ms }) => [at / 1000, null, ms]),
  ].sort(([a], [b]) => a - b)
  return [0, 1, 2].map((column) => rows.map((row) => row[column]))
}
