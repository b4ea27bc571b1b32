// Starts a task: reads its options, and begins the first attempt.

import { summaryOf } from './printing.js'
import { version } from './version.js'

/**
 * @param {import('../bridge/delegate.js').Delegate} delegate
 * @param {{ kind: string | null, reason: string }} engine which engine runs, and why
 * @param {Record<string, unknown>} given the user's options
 */
export function startTask(delegate, engine, given) {
  const { core, id, life, options, values } = delegate
  try {
    options.read(given)
  } catch (error) {
    life.refuse(error)
  }
  // The signal may have been aborted by a getter of the options, or be so by the logger.
  if (life.isOver()) return
  const { kind, reason } = engine
  delegate.log('info', 'start', { version, engine: kind, reason, options: summaryOf(values) })
  if (life.isOver()) return
  core.launch(id)
}
