// Loggers: a function, or an object with one function for each level.

import { call } from '../bridge/guard.js'
import { can } from '../host/platform.js'

/**
 * Tells a logger. `log` stands in for a level that it lacks, as consoles of old hosts do.
 * @param {any} logger
 * @param {string} level
 * @param {string} event
 * @param {unknown} detail
 */
export function tellLogger(logger, level, event, detail) {
  const tell = () => {
    if (typeof logger === 'function') return logger(level, event, detail)
    const name = can(logger, level) ? level : 'log'
    if (can(logger, name)) logger[name](event, detail)
  }
  call(undefined, tell, [])
}
