// A chart for each way of growing: all faults, ours above the peers.

import { dots } from '../report/svg-dots.mjs'
import { ours, peers } from './clients/index.mjs'

const titles = {
  constant: 'From a fault to the next open connection',
  growing: 'The same when it lasts and delays grow',
}

/** s, of the axes. */
const axes = { constant: [4, 1], growing: [25, 5] }

/** SVG texts by name. */
export function plots({ figures, timeout }) {
  return Object.fromEntries(
    Object.entries(figures).map(([cap, byFault]) => {
      const [max, step] = axes[cap]
      const ticks = Array.from({ length: max / step + 1 }, (_, index) => index * step)
      const rows = Object.entries(byFault).map(([name, of]) => rowOf(name, of, timeout[cap]))
      const note =
        'blue: this version; grey: peers, as a ring 1.x; a dot is a median, its line reaches to the worst'
      return [cap, dots({ title: titles[cap], note, axis: 'seconds', max, ticks, rows })]
    }),
  )
}

const others = peers.filter((client) => client !== 'v1')

function rowOf(name, byClient, longest) {
  const of = (clients) => clients.map((client) => byClient[client]).map(inSeconds)
  const late = peers.filter((client) => byClient[client].median === null).length
  const note = late ? `${late} of ${peers.length} > ${longest / 1000} s` : ''
  return { name, ours: of(ours), others: of(others), ring: of(['v1']), note }
}

const inSeconds = ({ median, worst }) => ({
  median: median === null ? null : median / 1000,
  worst: worst === null ? null : worst / 1000,
})
