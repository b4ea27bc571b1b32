// The figures of recovery, as they are printed and shown.

import { table } from '../report/markdown.mjs'
import { clients, ours, peers } from './clients/index.mjs'
import { compared, isNoLater } from './figures.mjs'
import { promises } from './promises.mjs'

const all = [...ours, ...peers]
const labels = all.map((client) => clients[client].label)

/** ms in seconds; what has not come in time is longer. */
export const seconds = (ms, longest) =>
  Number.isFinite(ms ?? Infinity) ? (ms / 1000).toFixed(2) : `> ${longest / 1000}`

const isKept = (worst, limit) => worst !== null && isNoLater(worst, limit)

/** What has to be reached: medians and the worst of each fault, and the promises. */
export function targets({ constant }, defaults) {
  const faults = Object.entries(constant).flatMap(([fault, byClient]) =>
    ['median', 'worst'].map((measure) => {
      const { own, best, holds } = compared(byClient, measure)
      return { what: `${fault}, ${measure}`, unit: 'ms', limit: best, measured: own, holds }
    }),
  )
  const kept = Object.entries(promises).map(([name, { what, limit }]) => {
    const { worst } = defaults[name]
    return { what, unit: 'ms', limit, measured: worst, holds: isKept(worst, limit) }
  })
  // Here the guard is meant to slow down: shown beside it.
  return [...faults.filter(({ what }) => !what.startsWith('flapping')), ...kept]
}

/** Markdown tables by name. */
export function tables({ figures, answers, lateness, defaults, timeout }) {
  return {
    faults: perFault(figures.constant, timeout.constant),
    targets: reached(figures.constant, timeout.constant),
    growing: perFault(figures.growing, timeout.growing),
    defaults: promised(defaults),
    besides: besides({ answers, lateness }),
  }
}

function perFault(byFault, longest) {
  const rows = Object.entries(byFault).map(([fault, byClient]) => {
    const { peer } = compared(byClient, 'median')
    const cell = (client) => {
      const { median, worst } = byClient[client]
      const text = `${seconds(median, longest)} (${seconds(worst, longest)})`
      if (median === null) return seconds(median, longest)
      return client === peer ? `**${text}**` : text
    }
    return [fault, ...all.map(cell)]
  })
  return table(['s, median (worst)', ...labels], rows)
}

function reached(byFault, longest) {
  const rows = Object.entries(byFault).map(([fault, byClient]) => {
    const median = compared(byClient, 'median')
    const worst = compared(byClient, 'worst')
    const cells = [median, worst].flatMap(({ own, best, peer }) => [
      seconds(own, longest),
      `${seconds(best, longest)} ${clients[peer].label}`,
    ])
    const verdict = median.holds && worst.holds ? 'yes' : '**no**'
    return [fault, ...cells, fault === 'flapping' ? `${verdict} (no target)` : verdict]
  })
  const head = [
    'fault',
    'median, s',
    'of the best peer',
    'worst, s',
    'of the best peer',
    'no later',
  ]
  return table(head, rows)
}

function promised(defaults) {
  const rows = Object.entries(promises).map(([name, { what, limit }]) => {
    const { median, worst } = defaults[name]
    const holds = isKept(worst, limit)
    const cells = [limit, median, worst].map((ms) => `${seconds(ms, limit)} s`)
    return [what, ...cells, holds ? 'yes' : '**no**']
  })
  return table(['what', 'at most', 'median', 'worst', 'reached'], rows)
}

/** By how much the figures can be wrong. */
function besides({ answers, lateness }) {
  const late = (key) => all.map((client) => lateness[client][key])
  return table(
    ['ms', ...labels],
    [
      ['from `onOpen` to the first answer, median', ...all.map((one) => answers[one].median)],
      ['the same, worst', ...all.map((one) => answers[one].worst)],
      ['timers late, but for 1 %', ...late('usual')],
      ['the same in the worst run that counts', ...late('worst')],
      ['runs that were played again', ...late('again')],
    ],
  )
}
