// Makes a socket object for a host that has one global socket instead.

import { call } from '../bridge/guard.js'
import { TYPES } from './global-socket-registry.js'

/**
 * @import { HeldSocket, Registry } from './global-socket-registry.js'
 * @import { Callback, CloseParams, HostApi, SendParams } from './types.js'
 */

/**
 * Its `api` is what the app gets as `socketTask`: the six functions of 1.x.
 * @param {HostApi} host
 * @param {Registry} registry
 * @returns {HeldSocket}
 */
export function makeGlobalSocket(host, registry) {
  /** @type {Record<string, Callback[]>} */
  const listeners = {}
  /** @type {any} */
  const api = {}
  /** @type {HeldSocket} */
  const socket = {
    api,
    isKnown: false,
    closingSince: 0,
    dispatch(type, event) {
      listeners[type].slice().forEach((listener) => {
        call(undefined, listener, [event])
      })
    },
  }

  TYPES.forEach((type) => {
    listeners[type] = []
    api[`on${type}`] = (/** @type {Callback} */ listener) => {
      listeners[type].push(listener)
    }
  })

  api.send = (/** @type {SendParams} */ params) => {
    if (registry.socket === socket) return host.sendSocketMessage(params)
    call(params, params.fail, [{ error: 10 }])
  }

  api.close = (/** @type {CloseParams} */ params) => {
    if (registry.socket !== socket) return
    const isAgain = socket.closingSince
    socket.closingSince = isAgain || Date.now()
    /** @type {any} */
    const copy = {}
    for (const name in params) copy[name] = params[/** @type {keyof CloseParams} */ (name)]
    copy.fail = (/** @type {unknown} */ error) => {
      // If the host has reported events of the socket and cannot close it, the socket is gone. Otherwise it may
      // still open, and one that was asked to close before may be closing.
      if (socket.isKnown && !isAgain) registry.drop(socket)
      call(params, params && params.fail, [error])
    }
    return host.closeSocket(copy)
  }

  return socket
}
