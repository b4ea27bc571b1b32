// Events of a log, as they are kept.

import { plain } from './plain.js'

/** So many objects deep a detail is copied: it holds the options, and these hold the queue. */
const DEPTH = 3

/**
 * @typedef {object} Entry
 * @property {number} at ms since the log began
 * @property {unknown} level
 * @property {unknown} event
 * @property {unknown} [detail]
 */

/**
 * A copy of what a logger is told.
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
 * Takes the oldest entry out; pings, which are the most, go first.
 * @param {Entry[]} entries
 */
export function dropOldest(entries) {
  let oldest = 0
  while (oldest < entries.length && entries[oldest].level !== 'debug') oldest++
  entries.splice(oldest === entries.length ? 0 : oldest, 1)
}
