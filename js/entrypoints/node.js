// For Node: wasm inside the file. Pure JS runs if WebAssembly is missing (`--jitless`) or not wanted.
import { publish } from '../api/publish.js'
import { bytes } from '../engine/bytes.js'
import { Engine } from '../engine/engine.js'
import { pureJs } from '../engine/pure-js.js'

export default publish(new Engine((wasm) => (wasm === false ? [pureJs] : [bytes, pureJs])))
