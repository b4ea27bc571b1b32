// The listener for the messages of one attempt. It holds numbers and the adapter, but no task: if a host never
// drops the listener, the task can still be collected.

import { BUFFER, TEXT, kindOf, sizeOf } from '../util/data.js'
import { isBlob, messageEvent, unpackBlob } from '../host/host-event.js'
import { VERDICT_DELIVER, VERDICT_DRAIN, VERDICT_DROP, VERDICT_SLOW } from '#build/protocol.js'
import { Inbox } from './inbox.js'

/**
 * @import { SocketAdapter } from '../host/socket-adapter.js'
 * @import { Callback } from '../host/types.js'
 */

/**
 * @param {Pick<SocketAdapter, 'port' | 'isClosed'>} adapter
 * @param {number} task
 * @param {number} generation
 * @returns {Callback}
 */
export function messageListener(adapter, task, generation) {
  const inbox = new Inbox()

  /**
   * Delivers a message. A hook may end the attempt while a message is being delivered.
   * @param {any} event
   * @param {boolean} [isCounted] whether it has already counted as proof of life; undefined when it arrives
   */
  function receive(event, isCounted) {
    const { port } = adapter
    if (!port) return
    let isUsual = !!event && !event.isBuffer && !port.isHolding()
    let kind = isUsual ? kindOf(event.data) : 0
    isUsual = kind === TEXT || kind === BUFFER
    if (!isUsual) {
      if (isCounted === undefined && isBlob(event)) return wait(event)
      event = messageEvent(event)
      kind = kindOf(event && event.data)
      if (!kind) port.noteUnknownData()
    }
    const size = kind ? sizeOf(event.data, kind) : 0
    const isPong = port.isPong ? port.isPong(event && event.data, event) : false
    // A pong is counted once more, since it was not known to be a pong before.
    if (isCounted && !isPong) return port.deliver(event)
    const verdict = isUsual ? port.seen(task, generation, Date.now(), size, isPong) : VERDICT_SLOW
    if (verdict === VERDICT_SLOW) return port.reportMessage(generation, size, isPong, event)
    if (!isPong && (verdict === VERDICT_DELIVER || verdict === VERDICT_DRAIN)) {
      port.deliver(event)
    }
    if (verdict === VERDICT_DRAIN) port.drain()
  }

  /**
   * Keeps a message until the earlier ones are delivered and its Blob, if it has one, is converted. It counts as
   * proof of life at once, unless the verdict is slow: then it counts when it is delivered.
   * @param {any} event
   */
  function wait(event) {
    const { port } = adapter
    if (!port) return
    const data = event && event.data
    const size = sizeOf(data, kindOf(data)) || (data && data.size) || 0
    const verdict = port.seen(task, generation, Date.now(), size, false)
    if (verdict === VERDICT_DROP) return
    inbox.add(unpackBlob(event), (ready) => {
      if (!adapter.isClosed()) receive(ready, verdict !== VERDICT_SLOW)
    })
    if (verdict === VERDICT_DRAIN) port.drain()
  }

  return (event) => {
    try {
      if (inbox.isEmpty()) receive(event)
      else wait(event)
    } catch (unreadable) {
      receive({ raw: event })
    }
  }
}
