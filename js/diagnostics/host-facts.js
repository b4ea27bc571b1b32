// What a host says of itself. Of all that it answers only what these fields hold: nothing of the user.

import { nothing } from '../bridge/guard.js'
import { can } from '../host/platform.js'
import { plain } from './plain.js'

var FIELDS = 'app appName host uniPlatform platform system version SDKVersion userAgent'.split(' ')

/** The newer ones first: hosts that have them warn of the old. */
var QUESTIONS = ['getAppBaseInfo', 'getDeviceInfo', 'getSystemInfoSync', 'getSystemInfo']

/** Facts about a host; more may come by a callback. Never throws. */
export function factsOf(host) {
  var facts = {}

  function take(answer) {
    try {
      FIELDS.forEach(function (field) {
        var value = answer[field]
        // WeChat's `host` is an object.
        if (value && value.env) value = value.env
        if (value && typeof value === 'string') facts[field] = plain(value)
      })
    } catch (unreadable) {
      // What was read stays.
    }
  }

  function ask(question) {
    if (facts.system || !can(host, question)) return
    try {
      var answer = host[question]({ success: take, fail: nothing, complete: nothing })
      if (can(answer, 'then')) answer.then(take, nothing)
      else take(answer)
    } catch (refused) {
      // It has the function, and no answer.
    }
  }

  QUESTIONS.forEach(ask)
  if (!can(host, 'connectSocket') && typeof navigator !== 'undefined') take(navigator)
  return facts
}
