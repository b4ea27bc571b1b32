// The way in: waits for the engine where it has to, then makes a task.

import { isWasmPath } from '../engine/by-path.js'
import { invalidOption } from './options-view.js'
import { makeTask } from './task.js'

/** The engine that is asked for. A wrong value is reported later, with the other options. */
function wasmOf(options) {
  try {
    var wasm = options.wasm
    return wasm === false || isWasmPath(wasm.path) ? wasm : undefined
  } catch (refused) {
    return undefined
  }
}

export function create(engine) {
  return function WebsocketHeartbeat(options) {
    return new Promise(function (resolve, reject) {
      if (typeof options !== 'object' || options === null) {
        return reject(invalidOption('options', options, 'an object'))
      }
      engine.use(wasmOf(options), function (core, kind, reason) {
        if (core) makeTask(core, { engine: kind, reason: reason }, options, resolve, reject)
        else reject(reason)
      })
    })
  }
}
