// The main function of the package: it waits for the engine if necessary, then makes a task.

import { isWasmPath } from '../engine/by-path.js'
import { makeTask } from './make-task.js'
import { invalidOption } from './options.js'

/**
 * The engine that the options ask for. A wrong value is reported later, when all options are checked.
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
