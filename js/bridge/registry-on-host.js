// Where the registry of a host with one global socket lies, and how its host and its sockets are linked to it.

import { get } from './foreign.js'
import { call } from './guard.js'

/**
 * @import { Callback } from './foreign.js'
 * @import { HeldSocket, Registry } from './registry.js'
 */

const KEY = '__wshb'

/**
 * The registries of host objects to which no property can be added.
 * @type {Registry[]}
 */
const kept = []

/**
 * @param {object} host
 * @param {Registry} registry
 */
export function keepRegistry(host, registry) {
  try {
    // Not enumerable.
    Object.defineProperty(host, KEY, { value: registry })
  } catch (frozen) {
    kept.push(registry)
  }
}

/**
 * The registry of a host; undefined as long as no task has used its global socket.
 * @param {unknown} host
 */
export function registryOf(host) {
  return get(host, KEY) || kept.filter((registry) => registry.host === host)[0]
}

/**
 * A listener for an event of the host.
 * @param {Registry} registry
 * @param {number} number of the event
 * @returns {Callback}
 */
export function globalListener(registry, number) {
  const listener = (/** @type {unknown} */ event) => {
    registry.core.hearGlobal(registry, number, event, listener)
  }
  return listener
}

/**
 * Passes an event on to the socket of a connection.
 * @param {HeldSocket} socket
 * @param {string} type
 * @param {unknown} event
 */
export function dispatch(socket, type, event) {
  call(socket, socket.dispatch, [type, event])
}
