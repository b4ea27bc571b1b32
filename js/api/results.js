// The results of `send` and `ping`, each exactly once and never inside the call.

import { WebsocketHeartbeatError } from './error.js'
import { call, nothing } from '../bridge/guard.js'

/** A Promise for `start(done)`; the caller may leave its rejection alone. */
export function promised(start) {
  var promise = new Promise(function (resolve, reject) {
    start(function (error, value) {
      if (error) reject(error)
      else resolve(value)
    })
  })
  promise.then(nothing, nothing)
  return promise
}

/** The callbacks of `param` as one `done(error, value)`. */
export function byCallbacks(param) {
  return function (error, value) {
    Promise.resolve().then(function () {
      // The host's own object where there is one.
      var given = error ? error.raw || error : value
      call(param, error ? param.fail : param.success, [given])
      call(param, param.complete, [given])
    })
  }
}

/** Keeps what waits for a result, by number. */
export function makeResults() {
  var waiting = {}
  var last = 0

  function settle(number, code, value) {
    var item = waiting[number]
    if (!item) return
    delete waiting[number]
    if (code) item.done(new WebsocketHeartbeatError(code, undefined, undefined, value))
    else item.done(null, value)
  }

  return {
    /** Keeps `done`, and the message that goes with it; gives the number. */
    keep: function (done, message) {
      last += 1
      waiting[last] = { done: done, message: message }
      return last
    },
    /** The message of a send, not kept any longer. */
    take: function (number) {
      var item = waiting[number]
      var message = item && item.message
      if (item) item.message = null
      return message
    },
    settle: settle,
    settleAll: function (code) {
      Object.keys(waiting).forEach(function (number) {
        settle(number, code)
      })
    },
  }
}
