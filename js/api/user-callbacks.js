// What the core asks the user: the functions among the options are called guarded, their answers read.

import { DATA, kindOf, sendable, toNumber } from '../util/data.js'
import { call, later, warnOnce } from '../bridge/guard.js'
import { hasUrl } from './options.js'
import { invalidOption } from './options-view.js'
import { describe, redact } from '../util/text.js'

/**
 * Puts the questions on `face`, which knows what they are about: `lastError`, and the `loss`.
 * @param {object} values the options, live
 * @param {function} log `log(level, event, detail)`
 */
export function addQuestions(face, values, log) {
  // Of the latest attempt that had any.
  var params = null
  var number

  face.params = function (attempt, again) {
    number = attempt
    if (again) return params
    var source = values.connectSocketParams
    // What the function throws is the attempt's error.
    return typeof source === 'function'
      ? source({ attempt: attempt, lastError: face.lastError })
      : source
  }

  face.timeoutIn = function (value) {
    if (!hasUrl(value)) {
      throw new Error('connectSocketParams gave ' + describe(value) + ', no object with a url')
    }
    params = value
    log('info', 'attempt', { attempt: number, url: redact(value.url.split(/[?#]/)[0]) })
    return toNumber(value.timeout) || 0
  }

  face.pingData = function () {
    var isFunction = typeof values.pingMsg === 'function'
    var data = isFunction ? call(undefined, values.pingMsg, []) : values.pingMsg
    if (data === undefined || data === null) return undefined
    // The buffer of a view may be gone.
    if (kindOf(data)) {
      log('debug', 'ping', {})
      return call(undefined, sendable, [data])
    }
    later(invalidOption('pingMsg', data, 'a function that gives ' + DATA))
  }

  face.tellsPong = function (data, event) {
    return !!call(undefined, values.isPong, [data, event])
  }

  face.shouldReconnect = function (code, wasOpen) {
    var loss = face.loss
    var info = { code: code, reason: loss.reason, wasOpen: wasOpen, error: loss.error }
    return !!call(undefined, values.shouldReconnect, [info], true)
  }

  face.retry = function (attempt, outageMs) {
    var threw = {}
    var info = { attempt: attempt, outageMs: outageMs, lastError: face.lastError }
    var answer = call(undefined, values.retry, [info], threw)
    if (answer === false) return -1
    var ms = toNumber(answer)
    if (ms >= 0) return ms
    if (answer !== threw)
      warnOnce('retry gave ' + describe(answer) + '; allowed: a number of ms, or false')
    return NaN
  }
}
