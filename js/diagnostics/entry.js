// The entries of the log.

import { plain } from './plain.js'

/** How many levels of a detail are copied: the detail, the options in it, and the queue in these. */
const DEPTH = 3

/**
 * @typedef {object} Entry
 * @property {number} at ms since the log began
 * @property {unknown} level
 * @property {unknown} event
 * @property {unknown} [detail]
 */

/**
 * Makes an entry, with a copy of what a logger got.
 * @param {number} at
 * @param {unknown} level
 * @param {unknown} event
 * @param {unknown} detail
 * @returns {Entry}
 */
export function entryOf(at, level, event, detail) {
  /** @type {Entry} */
  const entry = { at, level: plain(level), event: plain(event) }
  if (detail !== undefined) entry.detail = plain(detail, DEPTH)
  return entry
}

/**
 * Removes the oldest debug entry, since pings are the most frequent; without one, the oldest entry.
 * @param {Entry[]} entries
 */
export function dropOldest(entries) {
  let oldest = 0
  while (oldest < entries.length && entries[oldest].level !== 'debug') oldest++
  entries.splice(oldest === entries.length ? 0 : oldest, 1)
}
