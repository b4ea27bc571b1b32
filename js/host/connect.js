// Calls `connectSocket` and finds the socket. The call may return a socket, a Promise of one, a Promise that has
// the socket as a property, or nothing if the host has one global socket.

import { noop } from '../bridge/guard.js'
import { mayConnect, takeGlobalSocket } from './global-socket-connect.js'
import { watchResult, withCallbacks } from './host-call.js'
import { can, isPromise, platformOf } from './platform.js'
import { openNative } from './web-socket.js'

/**
 * @import { SocketAdapter } from './socket-adapter.js'
 * @import { Callback, ConnectParams, HostApi } from './types.js'
 */

/**
 * Asks a host for a socket. Throws what the host throws.
 * @param {SocketAdapter} adapter
 * @param {HostApi} host
 * @param {ConnectParams} params the user's own, which are not changed
 * @param {boolean} hasWaited whether the attempt has waited for the close of an older socket
 * @returns {unknown} the socket; undefined if there is none yet
 */
export function connect(adapter, host, params, hasWaited) {
  const refuse = (/** @type {unknown} */ error) => adapter.refuse(error)
  // uni-app returns a socket only if there is a callback, so there is one even if the user has none.
  const copy = withCallbacks(params, () => adapter.accept(), refuse)
  // Not Taro's wrapper: it gives a Promise, which may settle after the open.
  const platform = platformOf(host)
  // The host is a `WebSocket` class, or lives in a page that has one.
  if (!can(platform, 'connectSocket')) return openNative(platform, copy)
  // 1.x used the same test.
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
 * Finds the socket of a connect call.
 * @param {SocketAdapter} adapter
 * @param {HostApi} host
 * @param {any} value what the call returned
 * @param {Callback} refuse
 * @returns {unknown}
 */
function socketOf(adapter, host, value, refuse) {
  if (can(value, 'onOpen')) return value
  if (isPromise(value)) {
    // mpx: the socket is a property of a Promise that resolves to nothing.
    const isProperty = can(value.__returned, 'onOpen')
    value.then(isProperty ? noop : (/** @type {any} */ socket) => adapter.takeLater(socket), refuse)
    return isProperty ? value.__returned : undefined
  }
  const { port, global } = adapter
  if (global && port) {
    const socket = (global.socket = takeGlobalSocket(port, host))
    watchResult(value, noop, refuse)
    adapter.accept()
    if (socket) return socket.api
  }
  return value || null
}
