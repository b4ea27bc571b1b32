// What an attempt does at a host that may have one global socket.

import { warnOnce } from '../bridge/guard.js'
import { toNumber } from '../util/data.js'
import { wordsOf } from '../util/text.js'
import { claim, leave } from './global-claim.js'
import { findRegistry, makeRegistry } from './global-socket-registry.js'
import { makeGlobalSocket } from './global-socket.js'
import { shut } from './host-call.js'
import { EVENT_CLOSING } from '#build/protocol.js'

/**
 * @import { AdapterPort } from '../bridge/adapter-port.js'
 * @import { HeldSocket } from './global-socket-registry.js'
 * @import { SocketAdapter } from './socket-adapter.js'
 * @import { ConnectParams, HostApi } from './types.js'
 */

/**
 * @typedef {object} GlobalAttempt
 * @property {HeldSocket | null} socket the global socket, once this attempt has it
 */

/**
 * Whether to connect now. Otherwise the attempt has to wait, which is reported, or is over.
 * @param {SocketAdapter} adapter
 * @param {HostApi} host
 * @param {ConnectParams} params
 * @param {boolean} hasWaited
 */
export function mayConnect(adapter, host, params, hasWaited) {
  const { port } = adapter
  const registry = findRegistry(host)
  if (!registry || !port) return true
  if (params.multiple === true) {
    leave(port)
    return true
  }
  if (!claim(port, registry)) return false
  if (hasWaited || !registry.socket) return true
  shut(registry.socket.api)
  if (!registry.socket) return true
  adapter.report(EVENT_CLOSING, undefined, 0, Date.now() - registry.socket.closingSince)
  return false
}

/**
 * The global socket, for a connect call that has given none.
 * @param {AdapterPort} port
 * @param {HostApi} host
 * @returns {HeldSocket | null} null if a newer task has taken it meanwhile
 */
export function takeGlobalSocket(port, host) {
  const registry = findRegistry(host) || makeRegistry(host)
  if (!claim(port, registry)) return null
  const socket = makeGlobalSocket(host, registry)
  registry.hold(socket)
  return socket
}

/**
 * The connect call failed.
 * @param {SocketAdapter} adapter
 * @param {GlobalAttempt} attempt
 * @param {any} event
 * @returns {boolean} whether a socket was in the way
 */
export function refuseGlobal(adapter, attempt, event) {
  const { port } = adapter
  const claimed = port && port.globalClaim
  const registry = claimed && claimed.registry
  if (isOccupied(event)) {
    const isOurs = registry && (registry.awaitsClose || registry.socket !== attempt.socket)
    // The socket is the app's, unless one of ours has not reported its close.
    if (port && !isOurs) warnOnce('the one socket of the host was in use: closed')
    return true
  }
  adapter.global = null
  if (attempt.socket && registry) registry.drop(attempt.socket)
  return false
}

/**
 * Whether a host refuses to connect because it has a socket already: 3 on Alipay, 2 on DingTalk.
 * @param {any} event
 */
function isOccupied(event) {
  const error = event && toNumber(event.error)
  return error === 3 || (error === 2 && /exist|存在/i.test(wordsOf(event)))
}
