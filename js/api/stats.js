// `task.stats()`: the core's numbers in an object, and the close codes, which are counted here.

import { STATS } from '#build/protocol.js'
import { now } from '../util/clock.js'

/** At most this many close codes are counted separately, so that a server cannot fill the memory with new ones. */
const MAX_CODES = 20

/**
 * Counts a close code.
 * @param {Record<string, number>} closes
 * @param {number} code
 */
export function countClose(closes, code) {
  const isNew = !(code in closes) && Object.keys(closes).length >= MAX_CODES
  const key = isNew ? 'other' : code
  closes[key] = (closes[key] || 0) + 1
}

/**
 * Null if the core does not know the task.
 * @param {import('../bridge/delegate.js').Delegate} delegate
 */
export function statsOf({ closesByCode: closes, core, id, port, results }) {
  /** @type {any} */
  const stats = {}
  /** @type {number[] | undefined} */
  const numbers = core.stats(id, now(), results.unanswered().length, port.unsent())
  // A trap has ended the task.
  if (!numbers) return null
  const places = /** @type {readonly string[]} */ (STATS)
  places.forEach((place, index) => {
    const number = numbers[index]
    const [group, name] = place.split('.')
    // NaN: never measured.
    const value = number === number ? number : null
    if (name) (stats[group] || (stats[group] = {}))[name] = value
    else stats[group] = value
  })
  stats.closes = {}
  for (const code in closes) stats.closes[code] = closes[code]
  return stats
}
