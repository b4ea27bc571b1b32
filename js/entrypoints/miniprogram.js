// For native mini-programs: wasm from the code package. Pure JS is in a file of its own, loaded only if needed.
import { publish } from '../api/publish.js'
import { byPath } from '../engine/by-path.js'
import { Engine } from '../engine/engine.js'

const PATH = '/miniprogram_npm/websocket-heartbeat-miniprogram/core.wasm'
/** @type {import('../engine/engine.js').Loader} */
const lazyJs = {
  kind: 'js',
  load: (imports, ok, fail) => require('./engine-js.js').load(imports, ok, fail),
}

const plan = (/** @type {any} */ wasm) =>
  wasm === false ? [lazyJs] : [byPath((wasm && wasm.path) || PATH), lazyJs]
export default publish(new Engine(plan))
