// Native mini-programs: wasm from the code package; pure JS in a file of its own, read on demand.
import { makeEngine } from './engine.js'
import { byPath } from './engine-path.js'
import { publish } from './publish.js'

var PATH = '/miniprogram_npm/websocket-heartbeat-miniprogram/core.wasm'
var js = { kind: 'js', load: (imports, ok) => require('./engine-js.js').load(imports, ok) }
var plan = (wasm) => (wasm === false ? [js] : [byPath((wasm && wasm.path) || PATH), js])
export default publish(makeEngine(plan))
