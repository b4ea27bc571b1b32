// A logger that keeps what it is told, for a report to paste into an issue. It knows nothing of tasks but
// what they tell every logger.

import { factsOf } from './host-facts.js'
import { tellLogger } from '../api/logger.js'
import { plain } from './plain.js'
import { version } from '../api/version.js'

var SIZE = 200
var MAX_SIZE = 10000
/** So many tasks are remembered by how they started. */
var MAX_TASKS = 20
/** A detail holds the options, these hold the queue. */
var DEPTH = 3

/** The options; none, where they can't be read. */
function read(given) {
  try {
    var size = Math.floor(given.size)
    return {
      host: given.miniprogram,
      logger: given.logger,
      size: size > 0 ? Math.min(size, MAX_SIZE) : SIZE,
    }
  } catch (unreadable) {
    return { size: SIZE }
  }
}

/** Fields as one line of text. */
function line(fields) {
  if (!fields || typeof fields !== 'object') return JSON.stringify(fields)
  return Object.keys(fields)
    .map(function (name) {
      return name + '=' + JSON.stringify(fields[name])
    })
    .join(' ')
}

function seconds(ms) {
  return '+' + (ms / 1000).toFixed(3)
}

export function Diagnostics(given) {
  var options = read(given)
  var since = Date.now()
  var tasks = []
  var events = []
  var dropped = 0

  function isMinor(entry) {
    return entry.level === 'debug'
  }

  /** Room for one more. Pings, of which there are most, go first. */
  function dropOldest() {
    var at = 0
    while (at < events.length && !isMinor(events[at])) at++
    events.splice(at === events.length ? 0 : at, 1)
    dropped++
  }

  function log(level, event, detail) {
    var entry = { at: Date.now() - since, level: plain(level), event: plain(event) }
    if (detail !== undefined) entry.detail = plain(detail, DEPTH)
    if (event === 'start') {
      tasks.push(entry)
      if (tasks.length > MAX_TASKS) tasks.shift()
    } else {
      events.push(entry)
      if (events.length > options.size) dropOldest()
    }
    if (options.logger) tellLogger(options.logger, level, event, detail)
  }

  log.toJSON = function () {
    return {
      version: version,
      since: new Date(since).toISOString(),
      lasted: Date.now() - since,
      host: factsOf(options.host),
      tasks: tasks.slice(),
      dropped: dropped,
      events: events.slice(),
    }
  }

  log.report = function () {
    var report = log.toJSON()
    function told(entry) {
      return [seconds(entry.at), entry.level, entry.event, line(entry.detail)].join(' ')
    }
    return [
      'websocket-heartbeat-miniprogram ' + version,
      'since ' + report.since + ', for ' + seconds(report.lasted),
      'host ' + (line(report.host) || 'unknown'),
    ]
      .concat(tasks.map(told), 'dropped ' + dropped, events.map(told))
      .join('\n')
  }

  return log
}
