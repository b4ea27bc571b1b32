// Hosts with one global socket instead of socket objects (Alipay's single mode, DingTalk). A registry on the host
// object says whose socket it is, and puts the four listeners on the host. All copies of this library share it,
// other versions too: what they may use of each other is what `Registry`, `Owner` and `HeldSocket` name. The build
// shortens names with an underscore in front, in each copy another way: so no name here has one.

import { call } from '../bridge/guard.js'
import { can } from './platform.js'

/** @import { Callback, HostApi, HostEvent, SocketTask } from './types.js' */

/**
 * A task, as the registry sees it.
 * @typedef {object} Owner
 * @property {() => void} superseded a newer task has taken the socket
 * @property {() => void} freed the socket that was in the way is gone
 */

/**
 * The socket of a connection, as the registry sees it.
 * @typedef {object} HeldSocket
 * @property {SocketTask} api what the app sees
 * @property {boolean} isKnown the host has told of it
 * @property {number} closingSince when it was first asked to close; 0 before
 * @property {(type: string, event: HostEvent) => void} dispatch calls its listeners
 */

/**
 * The registry, as tasks and sockets see it.
 * @typedef {Pick<GlobalSocketRegistry, 'socket' | 'awaitsClose' | 'claim' | 'leave' | 'hold' | 'drop'>} Registry
 */

const KEY = '__wshb'

/** The events of a global socket, as they are called in the names of the host's functions. */
export const TYPES = ['Open', 'Close', 'Error', 'Message']

/**
 * The registries of hosts that take no property.
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
     * Ours on the host, in the order of `TYPES`; null while they are off.
     * @type {Callback[] | null}
     */
    this.listeners = null
    // The listeners can't be taken off.
    this.stays = !TYPES.every((type) => can(host, `offSocket${type}`))
  }

  /**
   * Makes a task the owner. The newest one wins.
   * @param {Owner} owner
   * @returns {boolean} false if a hook of the older one has made a newer one still
   */
  claim(owner) {
    const last = this.owner
    this.owner = owner
    if (last && last !== owner) last.superseded()
    return this.owner === owner
  }

  /**
   * The task has ended, or uses a socket of another kind.
   * @param {Owner} owner
   */
  leave(owner) {
    if (this.owner === owner) this.owner = null
    tidy(this)
  }

  /**
   * The socket of a new connection; it replaces the one before.
   * @param {HeldSocket} socket
   */
  hold(socket) {
    if (!this.listeners) listen(this)
    this.awaitsClose = !!this.socket
    this.socket = socket
  }

  /**
   * The socket is gone, without a close event.
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
    if (registry.listeners === listeners) hear(registry, type, event)
    // It was taken off: a host that has not done so must not get more of them.
    else registry.stays = true
  })
  registry.listeners = listeners
  callHost(registry, 'onSocket')
}

/**
 * Takes the listeners off once there is no task and no socket: ours alone, never those of the app.
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
 * Passes an event of the host's on to the socket that it is about.
 * @param {GlobalSocketRegistry} registry
 * @param {string} type
 * @param {HostEvent} event
 */
function hear(registry, type, event) {
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
 * The registry of a host, if a task has found it to have one global socket.
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
