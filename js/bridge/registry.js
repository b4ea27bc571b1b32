// For hosts with one global socket instead of socket objects (Alipay's single mode, DingTalk): the registry on the host
// object, which knows the task that owns the socket. All copies and versions of this library in an app share it. They
// may use only what `Registry`, `Owner` and `HeldSocket` declare. No name here begins with an underscore, because the
// build shortens such names, and differently in each copy; the others of this file it leaves as they are.

import { GLOBAL_CLAIM, GLOBAL_DROP, GLOBAL_HOLD, GLOBAL_LEAVE } from '#build/protocol.js'
import { keepRegistry } from './registry-on-host.js'

/** @typedef {import('../engine/guarded-core.js').Core} Core */

/**
 * A task, as the registry sees it.
 * @typedef {object} Owner
 * @property {() => void} superseded a newer task has taken the socket
 * @property {() => void} freed the older socket, for which an attempt may wait, is gone
 */

/**
 * The socket of a connection, as the registry sees it.
 * @typedef {object} HeldSocket
 * @property {any} api what the app sees
 * @property {boolean} isKnown the host has reported an event of it
 * @property {number} closingSince when it was first asked to close; 0 if it was not
 * @property {(type: string, event: unknown) => void} dispatch calls its listeners
 */

/** Its methods decide nothing: see src/host/global_socket.rs. */
export class Registry {
  /**
   * @param {Core} core
   * @param {object} host
   */
  constructor(core, host) {
    this.core = core
    this.host = host
    /** @type {Owner | undefined} */
    this.owner = undefined
    /**
     * The socket of the latest connection, until it is gone.
     * @type {HeldSocket | undefined}
     */
    this.socket = undefined
    // A socket was replaced, or opened when nobody held one, and has not reported its close.
    this.awaitsClose = false
    // The listeners cannot be taken off.
    this.stays = false
    keepRegistry(host, this)
  }

  /** @param {Owner} owner */
  claim(owner) {
    this.core.callGlobal(GLOBAL_CLAIM, this, owner)
    return this.owner === owner
  }

  /** @param {Owner} owner */
  leave(owner) {
    this.core.callGlobal(GLOBAL_LEAVE, this, owner)
  }

  /** @param {HeldSocket} socket */
  hold(socket) {
    this.core.callGlobal(GLOBAL_HOLD, this, socket)
  }

  /** @param {HeldSocket} socket */
  drop(socket) {
    this.core.callGlobal(GLOBAL_DROP, this, socket)
  }
}
