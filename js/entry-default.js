// Every packer and framework: pure JS; wasm only where its path is given and the host can load it.
import { makeEngine } from './engine.js'
import { byPath } from './engine-path.js'
import { kind, load } from './engine-js.js'
import { publish } from './publish.js'

// For a whole module the bundler would write getters.
var js = { kind: kind, load: load }

var api = publish(
  makeEngine(function (wasm) {
    return wasm && wasm.path ? [byPath(wasm.path, true), js] : [js]
  }),
)
export { api as default }
export { version, WebsocketHeartbeatError } from './publish.js'
export var preload = api.preload
