// What the package exports: the main function, with everything else as its properties.

import { create } from './create.js'
import { WebsocketHeartbeatError } from './error.js'
import { version } from './version.js'

/**
 * @typedef {object} Properties
 * @property {Api} default
 * @property {string} version
 * @property {import('../engine/engine.js').Engine['preload']} preload
 * @property {typeof WebsocketHeartbeatError} WebsocketHeartbeatError
 */

/** @typedef {ReturnType<typeof create> & Properties} Api */

/**
 * @param {import('../engine/engine.js').Engine} engine
 * @returns {Api}
 */
export function publish(engine) {
  const api = /** @type {Api} */ (create(engine))
  api.default = api
  api.version = version
  api.preload = (options) => engine.preload(options)
  api.WebsocketHeartbeatError = WebsocketHeartbeatError
  Object.defineProperty(api, '__esModule', { value: true })
  return api
}

export { version, WebsocketHeartbeatError }
