// The call of `connectSocket`, and the many things that it may give: a socket, a Promise of one, a Promise with
// the socket beside it, or nothing, where the host has one global socket.

import { nothing } from '../bridge/guard.js'
import { mayConnect, takeGlobalSocket } from './global-attempt.js'
import { watchResult, withCallbacks } from './host-call.js'
import { can, isPromise, platformOf } from './platform.js'
import { openNative } from './web-socket.js'

/**
 * @import { SocketAdapter } from './socket-adapter.js'
 * @import { Callback, ConnectParams, HostApi } from './types.js'
 */

/**
 * Asks a host for a socket. What the host's code throws is thrown.
 * @param {SocketAdapter} adapter
 * @param {HostApi} host
 * @param {ConnectParams} params they are the user's, and are left as they are
 * @param {boolean} hasWaited for what was in the way
 * @returns {unknown} the socket; undefined: there is none yet
 */
export function connect(adapter, host, params, hasWaited) {
  const refuse = (/** @type {unknown} */ error) => adapter.refuse(error)
  // With a callback even if the user has none: else uni-app gives no socket.
  const copy = withCallbacks(params, () => adapter.accept(), refuse)
  // Taro's wrapper gives a Promise that settles after the open may have come.
  const platform = platformOf(host)
  // A `WebSocket` class, or a page's.
  if (!can(platform, 'connectSocket')) return openNative(platform, copy)
  // The test of 1.x.
  const isGlobal = can(platform, 'offSocketClose')
  if (isGlobal) {
    adapter.global = { socket: null }
    if (!mayConnect(adapter, platform, params, hasWaited)) return undefined
  }
  const value = platform.connectSocket(copy)
  if (!isGlobal && adapter.port && can(value, 'onOpen')) adapter.port.sawPlainHost(platform)
  return socketOf(adapter, platform, value, refuse)
}

/**
 * The socket that a connect call has led to.
 * @param {SocketAdapter} adapter
 * @param {HostApi} host
 * @param {any} value what the call gave
 * @param {Callback} refuse
 * @returns {unknown}
 */
function socketOf(adapter, host, value, refuse) {
  if (can(value, 'onOpen')) return value
  if (isPromise(value)) {
    // mpx: the socket lies beside a Promise that brings nothing.
    const isBeside = can(value.__returned, 'onOpen')
    value.then(isBeside ? nothing : (/** @type {any} */ late) => adapter.takeLate(late), refuse)
    return isBeside ? value.__returned : undefined
  }
  const { port, global } = adapter
  if (global && port) {
    const socket = (global.socket = takeGlobalSocket(port, host))
    watchResult(value, nothing, refuse)
    adapter.accept()
    if (socket) return socket.api
  }
  return value || null
}
