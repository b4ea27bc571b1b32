// Every packer and framework: pure JS; wasm only where its path is given and the host can load it.
import { makeEngine } from '../engine/engine.js'
import { byPath } from '../engine/by-path.js'
import { kind, load } from '../engine/pure-js.js'
import { publish } from '../api/publish.js'

// For a whole module the bundler would write getters.
var js = { kind: kind, load: load }

var api = publish(
  makeEngine(function (wasm) {
    return wasm && wasm.path ? [byPath(wasm.path, true), js] : [js]
  }),
)
export { api as default }
export { version, WebsocketHeartbeatError } from '../api/publish.js'
export var preload = api.preload
