// Browsers and bundlers that prefer wasm: its bytes in the bundle, no second engine beside it.
import { makeEngine } from './engine.js'
import * as bytes from './engine-bytes.js'
import { publish } from './publish.js'

var api = publish(
  makeEngine(function () {
    return [bytes]
  }),
)
export { api as default }
export { version, WebsocketHeartbeatError } from './publish.js'
export var preload = api.preload
