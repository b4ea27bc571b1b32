// Makes a task on a core that is ready.

import { Delegate } from '../bridge/delegate.js'
import { summaryOf } from './printing.js'
import { version } from './version.js'

/**
 * @param {import('../engine/guarded-core.js').Core} core
 * @param {{ kind: string | null, reason: string }} engine which engine runs, and why
 * @param {Record<string, unknown>} given the user's options
 * @param {(task: import('./task.js').Task) => void} resolve called once, with the task
 * @param {(error: unknown) => void} reject called with a `WebsocketHeartbeatError` if there is no task
 */
export function makeTask(core, engine, given, resolve, reject) {
  const delegate = new Delegate(core, resolve, reject)
  try {
    delegate.options.read(given)
  } catch (error) {
    delegate.life.refuse(error)
  }
  const { life } = delegate
  // The signal may have been aborted by a getter of the options, or be so by the logger.
  if (life.isOver()) return
  const options = summaryOf(delegate.values)
  const { kind, reason } = engine
  delegate.log('info', 'start', { version, engine: kind, reason, options })
  if (life.isOver()) return
  delegate.core.launch(delegate.id)
}
