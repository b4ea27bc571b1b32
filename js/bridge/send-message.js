// Hands a message to a method of a host that takes params.

import { encodeBase64 } from '../util/base64.js'
import { BUFFER, kindOf } from '../util/data.js'
import { watchCall } from './foreign.js'
import { noop } from './guard.js'

/** @import { Callback } from './foreign.js' */

/**
 * @param {unknown} target
 * @param {{ data?: any, isBuffer?: boolean } & Record<string, unknown>} message
 * @param {boolean} base64 whether bytes are sent as base64
 * @param {Callback} success
 * @param {Callback} fail
 */
export function sendMessage(target, message, base64, success, fail) {
  message.success = success
  message.fail = fail
  message.complete = noop
  try {
    if (base64 && kindOf(message.data) === BUFFER && !message.isBuffer) {
      message.data = encodeBase64(message.data)
      message.isBuffer = true
    }
  } catch (detached) {
    return fail(detached)
  }
  watchCall(target, 'send', message, success, fail)
}
