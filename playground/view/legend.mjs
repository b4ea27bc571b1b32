// What the colours and signs of the charts mean.

import { find, make } from './element.mjs'
import { SIGNS, STATES } from './bands.mjs'

export function makeLegend() {
  const item = (sample, key) => make('li', {}, sample, make('span', { dataset: { text: key } }))
  const swatch = (name) => make('i', { className: `swatch swatch-${name}`, ariaHidden: 'true' })
  const sign = (words) => make('i', { className: 'sign', ariaHidden: 'true', textContent: words })
  find('legend').append(
    ...STATES.map((state) => item(swatch(state), `state.${state}`)),
    item(swatch('fault'), 'mark.fault'),
    ...Object.entries(SIGNS).map(([name, [words]]) => item(sign(words), `mark.${name}`)),
  )
  find('trips-legend').append(item(swatch('ours'), 'ours'), item(swatch('first'), 'first'))
}
