// What users pass to `send` and `close`, read once: a getter may throw, and the buffer of a view be gone.

import { kindOf, sendable, toNumber } from '../util/data.js'
import { cutReason } from '../host/host-event.js'
import { warnOnce } from '../bridge/guard.js'
import { describe } from '../util/text.js'

/** Whether `send` got a message object, not bare data. */
function isMessage(value) {
  return !!value && typeof value === 'object' && !kindOf(value) && 'data' in value
}

/** A copy for the host, empty if it can't be read; `callbacks`: the object that has any. */
export function readMessage(message) {
  var copy = {}
  var callbacks = null
  try {
    var fields = isMessage(message) ? message : { data: message }
    if (fields.success || fields.fail || fields.complete) callbacks = fields
    for (var name in fields) copy[name] = fields[name]
    copy.data = sendable(fields.data)
  } catch (unreadable) {
    copy = {}
  }
  return { copy: copy, callbacks: callbacks }
}

/** The param of `close()` as hosts take it; what can't be read is left out: the end comes all the same. */
export function readClose(param, isLegal) {
  var fields = {}
  try {
    fields = {
      code: param.code,
      reason: param.reason,
      success: param.success,
      fail: param.fail,
      complete: param.complete,
    }
  } catch (unreadable) {
    // None, or a getter threw.
  }
  var wanted = fields.code === undefined ? 1000 : toNumber(fields.code)
  var code = isLegal(wanted) ? wanted : 1000
  if (code !== wanted) {
    var text = 'close code is ' + describe(fields.code) + '; allowed: 1000 and 3000 to 4999. '
    warnOnce(text + '1000 was used')
  }
  fields.code = code
  fields.reason = cutReason(typeof fields.reason === 'string' ? fields.reason : '')
  return fields
}
