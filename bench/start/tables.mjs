// The figures of starts, as they are printed and shown.

import { bar, nameOf } from '../peers.mjs'
import { ratio, table } from '../report/markdown.mjs'
import { bars } from '../report/svg-bars.mjs'
import { withSpread } from '../rounds.mjs'

const shownEffects = (effects) =>
  Object.entries(effects)
    .map(([name, count]) => `\`${name}\` ${count}`)
    .join(', ') || 'nothing'

export function tables({ starts }) {
  const rows = Object.entries(starts).map(([name, start]) => [
    nameOf(name),
    withSpread(start.import),
    withSpread(start.connect),
    withSpread(start.whole),
    ratio(start.whole.median, starts.v1.whole.median),
    start.ready ? withSpread(start.ready) : '–',
    start.sameTick ? 'yes' : 'no',
    shownEffects(start.effects),
  ])
  const head = ['ms, cold', 'import', 'to the connect', 'both', 'to 1.x', 'engine ready']
  return { cold: table([...head, 'same tick', 'runs on import'], rows) }
}

export function plots({ starts }) {
  const rows = Object.entries(starts).map(([name, { whole }]) => bar(name, whole))
  const title = 'Cold start: from the import to the first connect'
  return { cold: bars({ title, note: 'Node, median and quartiles', unit: 'ms', rows }) }
}
