// For browsers and bundlers that prefer wasm: its bytes are in the bundle, and there is no pure-JS engine.
import { publish } from '../api/publish.js'
import { bytes } from '../engine/bytes.js'
import { Engine } from '../engine/engine.js'

const api = publish(new Engine(() => [bytes]))
export { api as default }
export { version, WebsocketHeartbeatError } from '../api/publish.js'
export const preload = api.preload
