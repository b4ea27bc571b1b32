// The way in: waits for the engine where it has to, then makes a task.

import { isWasmPath } from '../engine/by-path.js'
import { makeTask } from './make-task.js'
import { invalidOption } from './options.js'

/**
 * The engine that is asked for. A wrong value is reported later, with the other options.
 * @param {any} options
 */
function wasmOf(options) {
  try {
    const { wasm } = options
    return wasm === false || isWasmPath(wasm.path) ? wasm : undefined
  } catch (unreadable) {
    return undefined
  }
}

/**
 * The main function of an entry.
 * @param {import('../engine/engine.js').Engine} engine
 */
export function create(engine) {
  /** @param {any} options */
  return function WebsocketHeartbeat(options) {
    return new Promise((resolve, reject) => {
      if (typeof options !== 'object' || options === null) {
        return reject(invalidOption('options', options, 'an object'))
      }
      engine.use(wasmOf(options), (core, kind, reason) => {
        if (core) makeTask(core, { kind, reason }, options, resolve, reject)
        else reject(reason)
      })
    })
  }
}
