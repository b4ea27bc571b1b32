// The figures of the storms, as they are kept, printed and shown.

import { ratio, round, shown, table } from '../report/markdown.mjs'

/** In the order of the tables. */
export const policies = {
  default: 'this version',
  constant: 'constant 2 s (1.x)',
  exponential: 'exponential',
  'full-jitter': 'full jitter',
  'equal-jitter': 'equal jitter',
  decorrelated: 'decorrelated jitter',
}

export const storms = {
  'rolling-restart': 'Rolling restart: ten nodes, one every 10 s, each gone for 5 s',
  restart: 'Full restart, port never closed; overflow is lost',
  'restart-30-s-down': 'Full restart, port closed for 30 s; overflow is refused',
  'partition-healed': 'Network partition of 60 s, healed; nobody gets a close',
  flap: 'DNS or load balancer flap: for 20 s accepted and dropped at once',
  'slow-server': 'Slow server: a queue of 30 s, up to 30 % of handshakes fail',
}

/** What is kept of the simulation's output: all but the courses in time. */
export function summary(raw) {
  const courses = ['clients', 'attempts_over_time', 'back_over_time']
  const storm = ({ scenario, ...figures }) => {
    const kept = Object.entries(figures).filter(([key]) => !courses.includes(key))
    return { ...mapNumbers(Object.fromEntries(kept)), ideal: scenario.ideal }
  }
  return {
    seed: raw.seed,
    clients: raw.clients,
    memoryMB: raw.memory,
    storms: raw.storms.map(storm),
    targetsClients: raw.targets_clients,
    targets: raw.targets.map(mapNumbers),
    promises: mapNumbers(raw.promises),
  }
}

const mapNumbers = (object) =>
  Object.fromEntries(
    Object.entries(object).map(([key, value]) => {
      if (typeof value === 'number' && !Number.isInteger(value)) return [key, round(value)]
      return [key, value && typeof value === 'object' ? mapNumbers(value) : value]
    }),
  )

/** Markdown tables by name. */
export function tables({ storms: figures, targets, clients }) {
  const byStorm = Object.keys(storms).map((name) => {
    const of = figures.filter((figure) => figure.name === name)
    const ours = of.find(({ policy }) => policy === 'default')
    const head = ['policy', 'peak, C', 'to ours', 'attempts, millions', 'wasted', 'to ours']
    head.push('50 % back', '99 %', '99.9 %', 'all', 'most attempts of one client')
    const rows = Object.keys(policies).map((policy) => {
      const figure = of.find((other) => other.policy === policy)
      const { back } = figure
      const wasted = ({ attempts }) => attempts - clients
      return [
        policies[policy],
        shown(figure.peak),
        ratio(figure.peak, ours.peak),
        shown(figure.attempts / 1e6),
        `${shown((100 * wasted(figure)) / figure.attempts)} %`,
        ratio(wasted(figure), wasted(ours)),
        ...[back.p50, back.p99, back.p999, back.worst].map((s) =>
          s == null ? 'never' : `${shown(s)} s`,
        ),
        figure.attempts_worst,
      ]
    })
    return [name, table(head, rows)]
  })
  const rows = targets.map(({ what, unit, limit, measured, constant, holds }) => [
    what,
    `${limit} ${unit}`.trim(),
    shown(measured),
    holds ? 'yes' : '**no**',
    shown(constant),
  ])
  const head = ['what', 'at most', 'measured', 'reached', 'constant 2 s']
  return { ...Object.fromEntries(byStorm), targets: table(head, rows) }
}
