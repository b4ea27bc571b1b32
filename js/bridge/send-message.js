// Hands a message to a socket.

import { encodeBase64 } from '../util/base64.js'
import { BUFFER, kindOf } from '../util/data.js'
import { result, watchCall } from './foreign.js'
import { noop } from './guard.js'

/** @import { Callback } from './foreign.js' */

/**
 * Hands data to a socket of a `WebSocket` class.
 * @param {any} target
 * @param {unknown} data
 * @param {Callback} success
 * @param {Callback} fail
 */
export function sendData(target, data, success, fail) {
  try {
    target.send(data)
  } catch (error) {
    return fail(error)
  }
  success(result('send:ok'))
}

/**
 * Hands a message to a socket of a host, which takes params.
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
