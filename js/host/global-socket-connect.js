// The part of an attempt that only hosts with one global socket need.

import { warnOnce } from '../bridge/guard.js'
import { toNumber } from '../util/data.js'
import { wordsOf } from '../util/text.js'
import { claim, dropClaim } from './global-socket-claim.js'
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
 * @property {HeldSocket | null} socket the global socket, as soon as this attempt has it
 */

/**
 * Whether to connect now. If not, the attempt is over, or it reports here that it has to wait.
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
    dropClaim(port)
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
 * Makes the global socket, after a connect call that returned no socket.
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
 * The connect call failed: drops the global socket, if the attempt had it.
 * @param {SocketAdapter} adapter
 * @param {GlobalAttempt} attempt
 * @param {any} event
 * @returns {boolean} whether it failed because another socket was in use
 */
export function refuseGlobal(adapter, attempt, event) {
  const { port } = adapter
  const claimed = port && port.globalClaim
  const registry = claimed && claimed.registry
  if (isOccupied(event)) {
    const isOurs = registry && (registry.awaitsClose || registry.socket !== attempt.socket)
    // The other socket is the app's own, unless one of this library has not reported its close.
    if (port && !isOurs) warnOnce('the one socket of the host was in use: closed')
    return true
  }
  adapter.global = null
  if (attempt.socket && registry) registry.drop(attempt.socket)
  return false
}

/**
 * Whether a host refused because it already has a socket: error 3 on Alipay, 2 on DingTalk.
 * @param {any} event
 */
function isOccupied(event) {
  const error = event && toNumber(event.error)
  return error === 3 || (error === 2 && /exist|存在/i.test(wordsOf(event)))
}
