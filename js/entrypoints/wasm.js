// Browsers and bundlers that prefer wasm: its bytes in the bundle, no second engine beside it.
import { makeEngine } from '../engine/engine.js'
import * as bytes from '../engine/bytes.js'
import { publish } from '../api/publish.js'

var api = publish(
  makeEngine(function () {
    return [bytes]
  }),
)
export { api as default }
export { version, WebsocketHeartbeatError } from '../api/publish.js'
export var preload = api.preload
