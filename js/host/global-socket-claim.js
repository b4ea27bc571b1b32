// The claim of a task to the one global socket of a host: what the registry on the host knows about the task.

import { EVENT_FREED, EVENT_SUPERSEDED } from '#build/protocol.js'

/**
 * @import { Owner, Registry } from './global-socket-registry.js'
 * @import { AdapterPort } from '../bridge/adapter-port.js'
 */

/** @typedef {Owner & { registry: Registry }} GlobalClaim */

/**
 * Makes a task the owner of the global socket.
 * @param {AdapterPort} port
 * @param {Registry} registry
 * @returns {boolean} false if a newer task has taken it meanwhile
 */
export function claim(port, registry) {
  const owner = port.globalClaim || {
    registry,
    superseded: () => port.report(0, EVENT_SUPERSEDED, null),
    freed: () => port.report(0, EVENT_FREED, null),
  }
  owner.registry = registry
  port.globalClaim = owner
  return registry.claim(owner)
}

/**
 * Gives up the claim: the task has ended, or uses a socket of another kind.
 * @param {AdapterPort} port
 */
export function dropClaim(port) {
  const owner = port.globalClaim
  if (owner) owner.registry.leave(owner)
}
