// Loggers: a function, or an object with one function for each level.

import { call } from '../bridge/guard.js'
import { can, get } from '../bridge/foreign.js'

/**
 * Calls a logger. Where it lacks a level, as consoles of old hosts do, its `log` is called.
 * @param {any} logger
 * @param {string} level
 * @param {string} event
 * @param {unknown} detail
 */
export function callLogger(logger, level, event, detail) {
  if (typeof logger === 'function') call(undefined, logger, [level, event, detail])
  else call(logger, get(logger, can(logger, level) ? level : 'log'), [event, detail])
}
