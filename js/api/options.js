// Reads options. The table in src/core/options.rs gives each option a kind, by which its value is checked. Values
// that the core needs are passed to it as numbers.

import {
  FOLLOWS_PARAMS,
  KIND_CLOSE_CODES,
  KIND_CONNECT_LIMIT,
  KIND_HOST,
  KIND_PARAMS,
  KIND_QUEUE,
  OPTIONS,
  QUEUE_OPTIONS,
  SET_FATAL_CLOSE_CODE,
  SET_HAS_QUEUE,
  SET_NO_FATAL_CLOSE_CODES,
} from '#build/protocol.js'
import { warnOnce } from '../bridge/guard.js'
import { checkNames } from '../bridge/names.js'
import { toNumber } from '../util/data.js'
import { describe } from '../util/text.js'
import { WebsocketHeartbeatError } from './error.js'
import { ALLOWED, numberOf, wrongField } from './option-kinds.js'

/** @typedef {readonly [name: string, kind: import('./option-kinds.js').Kind, byDefault: unknown, change?: number]} Row */
/** @typedef {(change: number, number: number) => void} SetOption passes a change to the core */
/** @typedef {[option: string, value: unknown, allowed: string, isSecret?: boolean]} Problem */

const ROWS = /** @type {readonly Row[]} */ (OPTIONS)
const QUEUE_ROWS = /** @type {readonly Row[]} */ (QUEUE_OPTIONS)

/** Who wants a shorter time (ms) has perhaps written seconds. */
const SHORTEST = 100

/** @type {readonly string[]} */
export const optionNames = ROWS.map((row) => row[0])
const queueNames = QUEUE_ROWS.map((row) => row[0])

/**
 * @param {string} option
 * @param {string} text what is wrong with it
 * @param {unknown} [raw] what was thrown
 */
export function refusal(option, text, raw) {
  const isHost = ROWS.some(([name, kind]) => name === option && kind === KIND_HOST)
  const code = isHost ? 'no-host' : 'invalid-option'
  return new WebsocketHeartbeatError(code, `option ${option}${text}`, option, raw)
}

/**
 * The error about a value of an option, or of a field of one.
 * @param {string} option
 * @param {unknown} value
 * @param {string} allowed
 * @param {boolean} [isSecret] the value is not shown
 */
export function invalidOption(option, value, allowed, isSecret) {
  return refusal(option, ` is ${describe(value, isSecret)}; allowed: ${allowed}`)
}

/**
 * Reads one value by its row; `undefined` stands for the default.
 * @param {Row} row
 * @param {string} prefix the text before its name
 * @param {any} value
 * @returns {{ shown: any, number: number, problem?: Problem }}
 */
function read([name, kind, byDefault], prefix, value) {
  const shown = value === undefined ? byDefault : value
  const number = numberOf(kind, shown)
  if (number === number) {
    if (number > 0 && number < SHORTEST && / ms/.test(ALLOWED[kind])) {
      warnOnce(`${prefix + name} is ${number} ms; seconds? write ${number * 1000}`)
    }
    return { shown, number }
  }
  const [field, wrong, allowed] = wrongField(kind, value) || ['', value, ALLOWED[kind]]
  // A text instead of params may be an address or a token.
  const isSecret = kind === KIND_PARAMS && typeof wrong === 'string'
  return { shown, number, problem: [prefix + name + field, wrong, allowed, isSecret] }
}

/**
 * Reads the value of an option and passes it to the core, unless it is wrong.
 * @param {string} name a known one
 * @param {any} value `undefined` stands for the default
 * @param {SetOption} setOption
 * @returns {{ shown: any, problem?: Problem }} what `task.opts` shows, or what is wrong
 */
export function readOption(name, value, setOption) {
  const row = ROWS[optionNames.indexOf(name)]
  const [, kind, , change] = row
  const result = read(row, '', value)
  if (result.problem) return result
  if (kind === KIND_QUEUE) return readQueue(result.shown, setOption)
  if (kind === KIND_CLOSE_CODES) {
    result.shown = result.shown.slice()
    setOption(SET_NO_FATAL_CLOSE_CODES, 0)
    result.shown.forEach((/** @type {unknown} */ code) => {
      setOption(SET_FATAL_CLOSE_CODE, toNumber(code))
    })
  }
  if (change !== undefined) {
    const followsParams = kind === KIND_CONNECT_LIMIT && value === undefined
    setOption(change, followsParams ? FOLLOWS_PARAMS : result.number)
  }
  return result
}

/**
 * @param {any} queue
 * @param {SetOption} setOption
 */
function readQueue(queue, setOption) {
  if (queue === false) {
    setOption(SET_HAS_QUEUE, 0)
    return { shown: false }
  }
  const results = QUEUE_ROWS.map((row) => read(row, 'queue.', queue[row[0]]))
  const wrong = results.filter((result) => result.problem)[0]
  if (wrong) return wrong
  /** @type {Record<string, unknown>} */
  const shown = {}
  checkNames('queue: ', queue, queueNames)
  setOption(SET_HAS_QUEUE, 1)
  QUEUE_ROWS.forEach(([name, , , change], place) => {
    shown[name] = results[place].shown
    setOption(/** @type {number} */ (change), results[place].number)
  })
  return { shown }
}
