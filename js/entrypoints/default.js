// For every packer and framework: pure JS. Wasm runs only if its path is given and the host can load it.
import { publish } from '../api/publish.js'
import { byPath } from '../engine/by-path.js'
import { Engine } from '../engine/engine.js'
import { pureJs } from '../engine/pure-js.js'

const api = publish(
  new Engine((wasm) => (wasm && wasm.path ? [byPath(wasm.path, true), pureJs] : [pureJs])),
)
export { api as default }
export { version, WebsocketHeartbeatError } from '../api/publish.js'
export const preload = api.preload
