// Node: wasm inside the file; pure JS where WebAssembly is missing (`--jitless`) or not wanted.
import { makeEngine } from '../engine/engine.js'
import * as bytes from '../engine/bytes.js'
import * as js from '../engine/pure-js.js'
import { publish } from '../api/publish.js'

export default publish(
  makeEngine(function (wasm) {
    return wasm === false ? [js] : [bytes, js]
  }),
)
