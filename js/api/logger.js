// Loggers: a function, or an object with one for each level.

import { call } from '../bridge/guard.js'
import { can } from '../host/platform.js'

/** Tells a logger. `log` stands in for a level that it lacks, as consoles of old hosts do. */
export function tellLogger(logger, level, event, detail) {
  call(
    undefined,
    function () {
      if (typeof logger === 'function') return logger(level, event, detail)
      var name = can(logger, level) ? level : 'log'
      if (can(logger, name)) logger[name](event, detail)
    },
    [],
  )
}
