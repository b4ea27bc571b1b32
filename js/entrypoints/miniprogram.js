// Native mini-programs: wasm from the code package; pure JS in a file of its own, read on demand.
import { makeEngine } from '../engine/engine.js'
import { byPath } from '../engine/by-path.js'
import { publish } from '../api/publish.js'

var PATH = '/miniprogram_npm/websocket-heartbeat-miniprogram/core.wasm'
var lazyJs = {
  kind: 'js',
  load: function (imports, ok) {
    require('./engine-js.js').load(imports, ok)
  },
}

export default publish(
  makeEngine(function (wasm) {
    return wasm === false ? [lazyJs] : [byPath((wasm && wasm.path) || PATH), lazyJs]
  }),
)
