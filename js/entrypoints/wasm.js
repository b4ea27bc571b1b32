// Browsers and bundlers that prefer wasm: its bytes in the bundle, no second engine beside it.
import { publish } from '../api/publish.js'
import { bytes } from '../engine/bytes.js'
import { Engine } from '../engine/engine.js'

const api = publish(new Engine(() => [bytes]))
export { api as default }
export { version, WebsocketHeartbeatError } from '../api/publish.js'
export const preload = api.preload
