// What the colours and signs of the charts mean.

import { find, make } from './element.mjs'
import { LINES, SIGNS, STATES } from './bands.mjs'

export function makeLegend() {
  const item = (sample, key) => make('li', {}, sample, make('span', { dataset: { text: key } }))
  const swatch = (name) => make('i', { className: `swatch swatch-${name}`, ariaHidden: 'true' })
  const sign = (words) => make('i', { className: 'sign', ariaHidden: 'true', textContent: words })
  find('legend').append(
    ...STATES.map((state) => item(swatch(state), `state.${state}`)),
    ...Object.keys(LINES).map((name) => item(swatch(name), `mark.${name}`)),
    ...Object.entries(SIGNS).map(([name, [words]]) => item(sign(words), `mark.${name}`)),
  )
  const whose = ['ours', 'first', 'client'].map((who) => item(swatch(who), `who.${who}`))
  whose.at(-1).classList.add('of-client')
  find('trips-legend').append(...whose)
}
