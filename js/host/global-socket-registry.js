// For hosts with one global socket instead of socket objects (Alipay's single mode, DingTalk). A registry on the
// host object knows which task owns the socket, and holds the four listeners on the host. All copies and versions
// of this library in an app share it. They may use only what `Registry`, `Owner` and `HeldSocket` declare. No name
// here begins with an underscore, because the build shortens such names, and differently in each copy.

import { call } from '../bridge/guard.js'
import { can } from './platform.js'

/** @import { Callback, HostApi, HostEvent, SocketTask } from './types.js' */

/**
 * A task, as the registry sees it.
 * @typedef {object} Owner
 * @property {() => void} superseded a newer task has taken the socket
 * @property {() => void} freed the older socket, for which an attempt may wait, is gone
 */

/**
 * The socket of a connection, as the registry sees it.
 * @typedef {object} HeldSocket
 * @property {SocketTask} api what the app sees
 * @property {boolean} isKnown the host has reported an event of it
 * @property {number} closingSince when it was first asked to close; 0 if it was not
 * @property {(type: string, event: HostEvent) => void} dispatch calls its listeners
 */

/**
 * The registry, as tasks and sockets see it.
 * @typedef {Pick<GlobalSocketRegistry, 'socket' | 'awaitsClose' | 'claim' | 'leave' | 'hold' | 'drop'>} Registry
 */

const KEY = '__wshb'

/** The events of a global socket, as in the names of the host's functions: `onSocketOpen` … */
export const TYPES = ['Open', 'Close', 'Error', 'Message']

/**
 * The registries of host objects to which no property can be added.
 * @type {GlobalSocketRegistry[]}
 */
const kept = []

class GlobalSocketRegistry {
  /** @param {HostApi} host */
  constructor(host) {
    this.host = host
    /** @type {Owner | null} */
    this.owner = null
    /**
     * The socket of the latest connection, until it is gone.
     * @type {HeldSocket | null}
     */
    this.socket = null
    // A socket was replaced before it reported its close.
    this.awaitsClose = false
    /**
     * Our listeners on the host, in the order of `TYPES`; null while they are off.
     * @type {Callback[] | null}
     */
    this.listeners = null
    // The listeners cannot be taken off.
    this.stays = !TYPES.every((type) => can(host, `offSocket${type}`))
  }

  /**
   * Makes a task the owner. The newest one wins.
   * @param {Owner} owner
   * @returns {boolean} false if a hook of the former owner has made an even newer task the owner
   */
  claim(owner) {
    const last = this.owner
    this.owner = owner
    if (last && last !== owner) last.superseded()
    return this.owner === owner
  }

  /**
   * Removes an owner: its task has ended, or uses a socket of another kind.
   * @param {Owner} owner
   */
  leave(owner) {
    if (this.owner === owner) this.owner = null
    tidy(this)
  }

  /**
   * Holds the socket of a new connection, in place of the one before.
   * @param {HeldSocket} socket
   */
  hold(socket) {
    if (!this.listeners) listen(this)
    this.awaitsClose = !!this.socket
    this.socket = socket
  }

  /**
   * Drops a socket that is gone without a close event.
   * @param {HeldSocket} socket
   */
  drop(socket) {
    if (this.socket !== socket) return
    this.socket = null
    free(this)
  }
}

/** @param {GlobalSocketRegistry} registry */
function listen(registry) {
  const listeners = TYPES.map((type) => (/** @type {HostEvent} */ event) => {
    if (registry.listeners === listeners) dispatch(registry, type, event)
    // This listener was taken off, but the host still calls it: no more listeners must be added.
    else registry.stays = true
  })
  registry.listeners = listeners
  callHost(registry, 'onSocket')
}

/**
 * Takes our listeners off when there is no task and no socket. The listeners of the app stay.
 * @param {GlobalSocketRegistry} registry
 */
function tidy(registry) {
  if (registry.owner || registry.socket || !registry.listeners || registry.stays) return
  callHost(registry, 'offSocket')
  registry.listeners = null
}

/**
 * Calls the four functions of a host that take our listeners.
 * @param {GlobalSocketRegistry} registry
 * @param {string} verb
 */
function callHost({ host, listeners }, verb) {
  TYPES.forEach((type, i) => {
    call(host, host[verb + type], [listeners && listeners[i]])
  })
}

/**
 * Passes an event of the host on to the socket that it belongs to.
 * @param {GlobalSocketRegistry} registry
 * @param {string} type
 * @param {HostEvent} event
 */
function dispatch(registry, type, event) {
  const socket = registry.socket
  const isClose = type === 'Close'
  const isOfOlder =
    isClose && registry.awaitsClose && !(socket && (socket.isKnown || socket.closingSince))
  if (isClose || type === 'Open') registry.awaitsClose = false
  if (!socket || isOfOlder) return
  socket.isKnown = true
  if (isClose) registry.socket = null
  socket.dispatch(type, event)
  if (isClose) free(registry)
}

/** @param {GlobalSocketRegistry} registry */
function free(registry) {
  if (registry.owner) registry.owner.freed()
  tidy(registry)
}

/**
 * The registry of a host; undefined as long as no task has used its global socket.
 * @param {HostApi} host
 * @returns {Registry | undefined}
 */
export function findRegistry(host) {
  return host[KEY] || kept.filter((registry) => registry.host === host)[0]
}

/**
 * @param {HostApi} host
 * @returns {Registry}
 */
export function makeRegistry(host) {
  const registry = new GlobalSocketRegistry(host)
  try {
    Object.defineProperty(host, KEY, { value: registry })
  } catch (frozen) {
    kept.push(registry)
  }
  return registry
}
