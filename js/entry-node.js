// Node: wasm inside the file; pure JS where WebAssembly is missing (`--jitless`) or not wanted.
import { makeEngine } from './engine.js'
import * as bytes from './engine-bytes.js'
import * as js from './engine-js.js'
import { publish } from './publish.js'

export default publish(
  makeEngine(function (wasm) {
    return wasm === false ? [js] : [bytes, js]
  }),
)
