// The main function of the package: it waits for the engine if necessary, then makes a task.

import { Delegate } from '../bridge/delegate.js'
import { noop } from '../bridge/guard.js'
import { isWasmPath } from '../engine/by-path.js'
import { WebsocketHeartbeatError } from './error.js'
import { invalidOption } from './options.js'
import { startTask } from './start-task.js'

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
    /** Ends what there is of the task. */
    let end = noop
    /** @type {any} */
    const starting = new Promise((resolve, reject) => {
      if (typeof options !== 'object' || options === null) {
        return reject(invalidOption('options', options, 'an object'))
      }
      end = () => {
        end = noop
        reject(new WebsocketHeartbeatError('aborted'))
      }
      engine.use(wasmOf(options), (core, kind, reason) => {
        if (end === noop) return
        if (!core) return reject(reason)
        const delegate = new Delegate(core, resolve, reject)
        // Before a function of the user's runs, which may call it.
        end = () => delegate.life.destroy()
        startTask(delegate, { kind, reason }, options)
      })
    })
    starting.destroy = () => end()
    return starting
  }
}
