// The table of figures: `stats()` of version 2, and beside it what the page has counted for the others.

import { inSeconds } from '../texts/texts.mjs'
import { find, make, put } from './element.mjs'

const NONE = '–'
const whole = (ms) => (ms === null || ms === undefined ? NONE : String(Math.round(ms)))

/** Figure → of `stats()`, and of the page's counts. */
const FIGURES = {
  attempts: [(stats) => stats.attempts, ({ counts }) => counts.attempts],
  opens: [(stats) => stats.opens, ({ counts }) => counts.opens],
  failed: [(stats) => stats.verdicts.failed],
  timedOut: [(stats) => stats.verdicts.timedOut],
  closed: [(stats) => stats.verdicts.closed],
  dead: [(stats) => stats.verdicts.dead],
  in: [(stats) => stats.messagesIn, ({ counts }) => counts.in],
  out: [(stats) => stats.messagesOut, ({ counts }) => counts.out],
  pings: [(stats) => stats.pings, ({ counts }) => counts.pings],
  bytesIn: [(stats) => stats.bytesIn],
  bytesOut: [(stats) => stats.bytesOut],
  queued: [(stats) => stats.queued.messages],
  rtt: [(stats) => whole(stats.rtt.last), ({ trips }) => whole(trips.at(-1)?.ms)],
  smoothed: [(stats) => whole(stats.rtt.smoothed)],
  outages: [(stats) => stats.outages.count],
  longest: [(stats) => inSeconds(stats.outages.longestMs)],
}

export function makeStats() {
  for (const name of Object.keys(FIGURES))
    find('stats').append(
      make(
        'tr',
        { id: `stats-${name}` },
        make('th', { scope: 'row', dataset: { text: `stats.${name}` } }),
        make('td', { textContent: NONE }),
        make('td', { textContent: NONE }),
        make('td', { className: 'of-client', textContent: NONE }),
      ),
    )
}

export function showStats({ ours, first, client }) {
  const stats = ours.stats()
  for (const [name, [ofOurs, counted]] of Object.entries(FIGURES)) {
    const [, left, ...others] = find(`stats-${name}`).children
    put(left, stats ? String(ofOurs(stats)) : NONE)
    for (const [i, lane] of [first, client].entries())
      put(others[i], counted && lane ? String(counted(lane.record)) : NONE)
  }
  const raw = find('stats-raw')
  if (raw.open) put(raw.querySelector('pre'), JSON.stringify(stats, null, 2))
}
