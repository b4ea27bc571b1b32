// Makes a task on a core that is ready.

import { Delegate } from '../bridge/delegate.js'
import { guarded } from '../engine/traps.js'
import { summaryOf } from './printing.js'
import { version } from './version.js'

/**
 * @param {import('../engine/traps.js').Core} glue the core's functions
 * @param {{ engine: string, reason: string }} engine which one that is, and why
 * @param {Record<string, unknown>} given the user's options
 * @param {(task: import('./task.js').Task) => void} resolve is called with the task, once
 * @param {(error: unknown) => void} reject is called with a `WebsocketHeartbeatError` instead
 */
export function makeTask(glue, engine, given, resolve, reject) {
  const delegate = new Delegate(guarded(glue), resolve, reject)
  try {
    delegate.options.read(given)
  } catch (error) {
    delegate.life.refuse(error)
    return
  }
  const options = summaryOf(delegate.values)
  delegate.log('info', 'start', { version, engine: engine.engine, reason: engine.reason, options })
  delegate.signals.watch(true)
  delegate.core.launch(delegate.id)
}
