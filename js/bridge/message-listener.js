// The listener for the messages of one attempt. It holds numbers and the path, but no task: if a host never drops the
// listener, the task can still be collected.

import { BUFFER, TEXT, kindOf, sizeOf } from '../util/data.js'
import { withData } from './foreign.js'
import { VERDICT_DELIVER, VERDICT_DRAIN, VERDICT_SLOW } from '#build/protocol.js'
import { now } from '../util/clock.js'

/**
 * The way of the messages of an attempt to its task.
 * @typedef {object} MessagePath
 * @property {import('./adapter-port.js').AdapterPort | null} port null once the attempt is abandoned
 * @property {boolean} isHeld all messages go through Rust, because earlier ones wait there
 */

/**
 * @param {MessagePath} path
 * @param {number} task
 * @param {number} generation
 * @returns {(event: any) => void}
 */
export function messageListener(path, task, generation) {
  // One function: one that is made anew for each message costs a tenth of its time.
  return (event) => {
    const { port } = path
    if (!port) return
    let isRead = false
    try {
      const isUnusual = event && event.isBuffer
      const data = event && event.data
      const kind = kindOf(data)
      if (kind !== TEXT && kind !== BUFFER) {
        // Rust looks into an object, which must be readable.
        kindOf(data && data.data)
      } else if (!isUnusual && !path.isHeld && !port.isHolding()) {
        const size = sizeOf(event.data, kind)
        isRead = true
        const isPong = port.isPong ? port.isPong(data, event) : false
        const verdict = port.seen(task, generation, now(), size, isPong)
        if (verdict === VERDICT_SLOW) port.reportMessage(generation, size, isPong, event)
        if (!isPong && (verdict === VERDICT_DELIVER || verdict === VERDICT_DRAIN))
          port.deliver(event)
        if (verdict === VERDICT_DRAIN) port.drain()
        return
      }
    } catch (error) {
      // Not that of a full stack.
      if (isRead) throw error
      event = withData(event)
    }
    if (path.port) path.port.receive(generation, event)
  }
}
