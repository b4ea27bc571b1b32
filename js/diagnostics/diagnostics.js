// A logger that keeps the latest events, for a report that users paste into an issue. It gets the same calls as any
// other logger of a task.

import { callLogger } from '../api/logger.js'
import { version } from '../api/version.js'
import { dropOldest, entryOf } from './entry.js'
import { factsOf } from './host-facts.js'
import { asText } from './report.js'

const SIZE = 200
const MAX_SIZE = 10000
/** At most this many `start` events are kept. */
const MAX_TASKS = 20

/**
 * The options, or their defaults where they can't be read.
 * @param {any} given
 * @returns {{ host?: any, logger?: any, size: number }}
 */
function readOptions(given) {
  try {
    const size = Math.floor(given.size)
    return {
      host: given.miniprogram,
      logger: given.logger,
      size: size > 0 ? Math.min(size, MAX_SIZE) : SIZE,
    }
  } catch (unreadable) {
    return { size: SIZE }
  }
}

/**
 * Makes the logger, a function with the methods `toJSON()` and `report()`.
 * @param {unknown} [given] the options of the app
 */
export function Diagnostics(given) {
  const { host, logger, size } = readOptions(given)
  const since = Date.now()
  /** @type {import('./entry.js').Entry[]} */
  const tasks = []
  /** @type {import('./entry.js').Entry[]} */
  const events = []
  let dropped = 0

  /**
   * @param {any} level
   * @param {any} event
   * @param {unknown} [detail]
   */
  function log(level, event, detail) {
    const entry = entryOf(Date.now() - since, level, event, detail)
    if (event === 'start') {
      tasks.push(entry)
      if (tasks.length > MAX_TASKS) tasks.shift()
    } else if (events.push(entry) > size) {
      dropOldest(events)
      dropped++
    }
    if (logger) callLogger(logger, level, event, detail)
  }

  /** @returns {import('./report.js').Report} */
  log.toJSON = () => ({
    version,
    since: new Date(since).toISOString(),
    lasted: Date.now() - since,
    host: factsOf(host),
    tasks: tasks.slice(),
    dropped,
    events: events.slice(),
  })

  log.report = () => asText(log.toJSON())

  return log
}
