// The shape that the package shows: the function itself, with everything else as its properties.

import { create } from './create.js'
import { WebsocketHeartbeatError } from './error.js'
import { version } from './version.js'

/** @param {any} engine */
export function publish(engine) {
  /** @type {any} */
  const api = create(engine)
  api.default = api
  api.version = version
  api.preload = engine.preload
  api.WebsocketHeartbeatError = WebsocketHeartbeatError
  Object.defineProperty(api, '__esModule', { value: true })
  return api
}

export { version, WebsocketHeartbeatError }
