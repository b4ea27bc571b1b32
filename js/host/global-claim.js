// The claim of a task to the one global socket of a host: what the registry there knows of the task.

import { EVENT_FREED, EVENT_SUPERSEDED } from './protocol.js'

/**
 * @import { Owner, Registry } from './global-socket-registry.js'
 * @import { SocketDelegate } from './types.js'
 */

/** @typedef {Owner & { registry: Registry }} GlobalClaim */

/**
 * Makes a task the owner of the global socket.
 * @param {SocketDelegate} delegate
 * @param {Registry} registry
 * @returns {boolean} false if a newer task has taken it meanwhile
 */
export function claim(delegate, registry) {
  const owner = delegate.globalClaim || {
    registry,
    superseded: () => delegate.report(0, EVENT_SUPERSEDED),
    freed: () => delegate.report(0, EVENT_FREED),
  }
  owner.registry = registry
  delegate.globalClaim = owner
  return registry.claim(owner)
}

/**
 * The task has ended, or uses a socket of another kind.
 * @param {SocketDelegate} delegate
 */
export function leave(delegate) {
  const owner = delegate.globalClaim
  if (owner) owner.registry.leave(owner)
}
