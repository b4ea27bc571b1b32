// The socket of a host that has one global socket instead of socket objects.

import {
  GLOBAL_CLOSE,
  GLOBAL_CLOSE_REFUSED,
  GLOBAL_CLOSE_REFUSED_AGAIN,
  GLOBAL_SEND,
} from '#build/protocol.js'
import { call } from '../bridge/guard.js'

/** @typedef {(value?: any) => void} Callback */

/**
 * Its `api` is what the app gets as `socketTask`: the six functions of 1.x.
 * @param {import('../engine/guarded-core.js').Core} core
 * @param {import('../bridge/registry.js').Registry} registry of the host
 * @param {any} host
 * @returns {import('../bridge/registry.js').HeldSocket}
 */
export function globalSocket(core, registry, host) {
  /** @type {Record<string, Callback[]>} */
  const listeners = {}
  /** @type {any} */
  const api = {}
  const held = {
    registry,
    api,
    isKnown: false,
    closingSince: 0,
    dispatch(/** @type {string} */ type, /** @type {unknown} */ event) {
      listeners[type].slice().forEach((listener) => {
        call(undefined, listener, [event])
      })
    },
  }

  ;['Open', 'Close', 'Error', 'Message'].forEach((type) => {
    listeners[type] = []
    api[`on${type}`] = (/** @type {Callback} */ listener) => {
      listeners[type].push(listener)
    }
  })

  /**
   * Calls the host, if Rust names a function of it.
   * @param {number} what
   * @param {unknown} params
   */
  function callHost(what, params) {
    const method = core.callGlobal(what, held, params)
    return method && host[method](params)
  }

  api.send = (/** @type {unknown} */ message) => callHost(GLOBAL_SEND, message)

  api.close = (/** @type {any} */ params) => {
    const refused = held.closingSince ? GLOBAL_CLOSE_REFUSED_AGAIN : GLOBAL_CLOSE_REFUSED
    /** @type {any} */
    const copy = {}
    for (const name in params) copy[name] = params[name]
    copy.fail = (/** @type {unknown} */ error) => {
      core.callGlobal(refused, held, undefined)
      call(params, params && params.fail, [error])
    }
    return callHost(GLOBAL_CLOSE, copy)
  }

  return held
}
