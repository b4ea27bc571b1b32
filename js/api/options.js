// The options: for each what is allowed, its default, and the number that the core knows it by.

import { socketClass } from '../host/web-socket.js'
import { DATA, kindOf, toNumber } from '../util/data.js'
import { can, platformOf } from '../host/platform.js'
import { isWasmPath } from '../engine/by-path.js'

/** Stands for "off" or "without end" where the core takes a number. */
var OFF = -1
var AUTO = -2
var FOLLOWS_PARAMS = -3

var SPAN = 'a number of ms, 0 or more'
var LIMIT = 'a number of ms; 0, null or Infinity turns it off'
var FUNCTION = 'a function or null'
var BOOLEAN = 'true or false'

function isObject(value) {
  return (typeof value === 'object' && value !== null) || typeof value === 'function'
}

// A reader gives the number for the core, or NaN for a value that is not allowed.

function span(value) {
  var ms = toNumber(value)
  return ms >= 0 ? ms : NaN
}

function limit(value) {
  if (value === null || toNumber(value) === Infinity) return OFF
  return span(value) || (toNumber(value) === 0 ? OFF : NaN)
}

function orAuto(value) {
  return value === 'auto' ? AUTO : limit(value)
}

function count(value) {
  if (value === null) return OFF
  var number = toNumber(value)
  // Rounded up as by 1.x, which compared with `>=`.
  return number < 0 || number === Infinity ? OFF : Math.ceil(number)
}

function func(value) {
  return value === null ? 0 : typeof value === 'function' ? 1 : NaN
}

/** A reader of values that only JS uses. */
function that(isRight) {
  return function (value) {
    return isRight(value) ? 0 : NaN
  }
}

function isBoolean(value) {
  return typeof value === 'boolean'
}

/** `connectSocket` is on what the user handed over or beside it (Taro); else there is a `WebSocket`. */
function opensSockets(value) {
  if (!isObject(value)) return false
  return can(platformOf(value), 'connectSocket') || !!socketClass(value)
}

/** Whether params hold the one field that must be there. */
export function hasUrl(params) {
  return isObject(params) && typeof params.url === 'string' && params.url !== ''
}

function isCodes(value) {
  return (
    Array.isArray(value) &&
    value.every(function (code) {
      return toNumber(code) >= 0 && toNumber(code) < 5000
    })
  )
}

// Name, reader, default, what is allowed, and where the core has the number: its place in
// src/task/options.rs.
var ROWS = [
  [
    'miniprogram',
    that(opensSockets),
    undefined,
    'an object with connectSocket (wx, my, swan, tt, qq, Taro, uni …), a WebSocket class, or in a page any object',
  ],
  [
    'connectSocketParams',
    function (value) {
      return typeof value === 'function' || hasUrl(value) ? 0 : NaN
    },
    undefined,
    'an object with a url, or a function that gives one',
  ],
  ['pingTimeout', limit, 15000, LIMIT, 0],
  ['pongTimeout', orAuto, 10000, "a number of ms, or 'auto'; 0, null or Infinity turns it off", 1],
  [
    'pingMsg',
    that(function (value) {
      return typeof value === 'function' || kindOf(value)
    }),
    'heartbeat',
    DATA + ', or a function that gives one',
  ],
  ['isPong', func, null, FUNCTION, 2],
  ['reconnectTimeout', span, 2000, SPAN, 3],
  ['reconnectTimeoutMax', span, 30000, SPAN, 4],
  ['retry', func, null, FUNCTION, 5],
  [
    'repeatLimit',
    count,
    null,
    'a number of retries; null, Infinity or a negative number: without end',
    6,
  ],
  ['minUptime', span, 5000, SPAN, 7],
  ['connectTimeout', limit, 10000, LIMIT, 8],
  ['closeTimeout', span, 2000, SPAN, 9],
  ['fatalCloseCodes', that(isCodes), [], 'an array of close codes, 0 to 4999'],
  ['shouldReconnect', func, null, FUNCTION, 10],
  ['queue', that(isQueue), {}, 'false, or an object with maxMessages, maxBytes, maxAge, overflow'],
  ['networkAware', that(isBoolean), true, BOOLEAN],
  ['lifecycleAware', that(isBoolean), true, BOOLEAN],
  [
    'signal',
    that(function (value) {
      return value === null || can(value, 'addEventListener')
    }),
    null,
    'an AbortSignal or null',
  ],
  [
    'wasm',
    that(function (value) {
      return value === 'auto' || value === false || (isObject(value) && isWasmPath(value.path))
    }),
    'auto',
    "'auto', false, or { path }: the absolute path of a .wasm in the code package",
  ],
  [
    'logger',
    that(function (value) {
      return value === null || isObject(value)
    }),
    null,
    'a function, an object with debug, info, warn and error, or null',
  ],
]

var QUEUE_ROWS = [
  ['maxMessages', span, 100, 'a number, 0 or more', 11],
  ['maxBytes', span, 1048576, 'a number, 0 or more', 12],
  [
    'maxAge',
    function (value) {
      return value === null || toNumber(value) === Infinity ? OFF : span(value)
    },
    30000,
    'a number of ms; null or Infinity turns it off',
    13,
  ],
  [
    'overflow',
    function (value) {
      return value === 'drop-oldest' ? 0 : value === 'drop-newest' ? 1 : NaN
    },
    'drop-oldest',
    "'drop-oldest' or 'drop-newest'",
    14,
  ],
]

var QUEUE_IS_ON = 15
var NO_FATAL_CODES = 16
var FATAL_CODE = 17

function isQueue(value) {
  return value === false || (isObject(value) && typeof value === 'object' && !Array.isArray(value))
}

export var optionNames = ROWS.map(function (row) {
  return row[0]
})

/** Which field of an option's object is wrong, as `[name, value, allowed]`. */
function blame(name, value) {
  if (name === 'connectSocketParams') return ['.url', value.url, 'a string that is not empty']
  if (name === 'wasm')
    return ['.path', value.path, 'the absolute path of a .wasm in the code package']
  if (name !== 'fatalCloseCodes' || !Array.isArray(value)) return null
  for (var i = 0; isCodes([value[i]]);) i++
  return ['.' + i, value[i], 'a close code, 0 to 4999']
}

/**
 * Reads one value by its row, `undefined` as the default.
 * @returns {object} `{ shown, number }`, or `{ problem: [name, value, allowed] }`
 */
function read(row, prefix, value) {
  var shown = value === undefined ? row[2] : value
  var number = row[1](shown)
  if (number === number) return { shown: shown, number: number }
  var field = isObject(value) && !prefix && blame(row[0], value)
  if (field) return { problem: [row[0] + field[0], field[1], field[2]] }
  return { problem: [prefix + row[0], value, row[3]] }
}

/**
 * Reads the value of an option and tells the core.
 * @param {string} name a known one
 * @param {*} value `undefined` stands for the default
 * @param {function} tell `tell(place, number)`: the core's ear; not called if anything is wrong
 * @returns {object} `{ shown }`: what `task.opts` shows, or `{ problem: [option, value, allowed] }`
 */
export function readOption(name, value, tell) {
  var row = ROWS[optionNames.indexOf(name)]
  var result = read(row, '', value)
  if (result.problem) return result
  if (name === 'queue') return readQueue(result.shown, tell)
  if (name === 'fatalCloseCodes') {
    tell(NO_FATAL_CODES, 0)
    result.shown = result.shown.slice()
    result.shown.forEach(function (code) {
      tell(FATAL_CODE, toNumber(code))
    })
  }
  if (row.length > 4) {
    var follows = name === 'connectTimeout' && value === undefined
    tell(row[4], follows ? FOLLOWS_PARAMS : result.number)
  }
  return result
}

function readQueue(queue, tell) {
  if (queue === false) {
    tell(QUEUE_IS_ON, 0)
    return { shown: false }
  }
  var results = QUEUE_ROWS.map(function (row) {
    return read(row, 'queue.', queue[row[0]])
  })
  var shown = {}
  for (var i = 0; i < results.length; i++) {
    if (results[i].problem) return results[i]
    shown[QUEUE_ROWS[i][0]] = results[i].shown
  }
  tell(QUEUE_IS_ON, 1)
  results.forEach(function (result, place) {
    tell(QUEUE_ROWS[place][4], result.number)
  })
  return { shown: shown }
}
