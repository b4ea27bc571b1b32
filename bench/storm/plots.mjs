// Two plots a storm: attempts over time, and the share of clients that are back.

import { lines } from '../report/svg-lines.mjs'
import { policies, storms } from './tables.mjs'

/** What is shown of each, s. */
const SPAN = 180

/** SVG texts by the storms' names. */
export function plots({ storms: all, clients }) {
  const of = (name) =>
    Object.keys(policies).map((policy) => {
      const storm = all.find((other) => other.name === name && other.policy === policy)
      return { name: policies[policy], storm }
    })
  return Object.fromEntries(
    Object.keys(storms).map((name) => [name, plot(storms[name], of(name), clients)]),
  )
}

function plot(title, series, clients) {
  const attempts = ({ name, storm }) => ({
    name,
    points: storm.attempts_over_time.slice(0, SPAN).map((y, second) => [second + 0.5, y]),
  })
  const back = ({ name, storm }) => ({
    name,
    points: fill(storm.back_over_time).map((share, second) => [second, 100 * share]),
  })
  const x = { title: 'seconds since the fault', max: SPAN, ticks: range(0, SPAN, 20) }
  return lines({
    title,
    note: `${clients.toLocaleString('en')} clients; C is what the server takes in a second`,
    panels: [
      {
        x,
        y: { title: 'connects per second, in C', log: true, min: 0.1, max: 100 },
        series: series.map(attempts),
      },
      {
        x,
        y: { title: 'clients connected, %', min: 0, max: 100, ticks: range(0, 100, 20) },
        series: series.map(back),
      },
    ],
  })
}

/** All were there before, and once all are back they stay. */
function fill(shares) {
  const whole = [1, ...shares.slice(0, SPAN)]
  while (whole.length <= SPAN) whole.push(shares.at(-1))
  return whole
}

const range = (from, to, by) =>
  Array.from({ length: (to - from) / by + 1 }, (_, index) => from + by * index)
