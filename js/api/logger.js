// Loggers: a function, or an object with one function for each level.

import { call } from '../bridge/guard.js'
import { can } from '../bridge/foreign.js'

/**
 * Calls a logger. Where it lacks a level, as consoles of old hosts do, its `log` is called.
 * @param {any} logger
 * @param {string} level
 * @param {string} event
 * @param {unknown} detail
 */
export function callLogger(logger, level, event, detail) {
  const log = () => {
    if (typeof logger === 'function') return logger(level, event, detail)
    const name = can(logger, level) ? level : 'log'
    if (can(logger, name)) logger[name](event, detail)
  }
  call(undefined, log, [])
}
