// The listener for messages of one attempt, and the way that they take from there. It holds numbers and the
// adapter, no task: a host that keeps the listener for ever keeps nothing else alive.

import { BUFFER, TEXT, kindOf, sizeOf } from '../util/data.js'
import { isBlob, messageEvent, unpackBlob } from '../host/host-event.js'
import { VERDICT_DRAIN, VERDICT_DROP, VERDICT_SLOW } from '../host/protocol.js'
import { Inbox } from './inbox.js'

/** @import { SocketAdapter } from '../host/socket-adapter.js' */

export class MessageListener {
  /**
   * @param {SocketAdapter} adapter
   * @param {number} task
   * @param {number} generation
   */
  constructor(adapter, task, generation) {
    this._adapter = adapter
    this._task = task
    this._generation = generation
    this._inbox = new Inbox()
  }

  /** @param {any} event */
  hear(event) {
    try {
      if (this._inbox.isEmpty()) this._receive(event)
      else this._wait(event)
    } catch (unreadable) {
      this._receive({ raw: event })
    }
  }

  /**
   * Passes a message on. A hook may end the attempt while its message is on the way.
   * @param {any} event
   * @param {boolean} [isCounted] whether it counted as proof of life before; undefined at its arrival
   */
  _receive(event, isCounted) {
    const delegate = this._adapter.delegate
    if (!delegate) return
    let isUsual = !!event && !event.isBuffer && !delegate.isHolding()
    let kind = isUsual ? kindOf(event.data) : 0
    isUsual = kind === TEXT || kind === BUFFER
    if (!isUsual) {
      if (isCounted === undefined && isBlob(event)) return this._wait(event)
      event = messageEvent(event)
      kind = kindOf(event && event.data)
      if (!kind) delegate.noteUnknownData()
    }
    const size = kind ? sizeOf(event.data, kind) : 0
    const isPong = delegate.isPong ? delegate.isPong(event && event.data, event) : false
    // A pong is counted once more: only now it is known to be one.
    if (isCounted && !isPong) return delegate.deliver(event)
    const verdict = isUsual
      ? delegate.seen(this._task, this._generation, Date.now(), size, isPong)
      : VERDICT_SLOW
    if (verdict === VERDICT_SLOW) {
      return delegate.reportMessage(this._generation, size, isPong, event)
    }
    if (!isPong && verdict !== VERDICT_DROP) delegate.deliver(event)
    if (verdict === VERDICT_DRAIN) delegate.drain(this._task)
  }

  /**
   * Keeps a message until the earlier ones are delivered and its Blob, if it has one, is converted. It is proof
   * of life at once. Only if it needs the core's long way, it counts when it is delivered.
   * @param {any} event
   */
  _wait(event) {
    const delegate = this._adapter.delegate
    if (!delegate) return
    const data = event && event.data
    const size = sizeOf(data, kindOf(data)) || (data && data.size) || 0
    const verdict = delegate.seen(this._task, this._generation, Date.now(), size, false)
    if (verdict === VERDICT_DROP) return
    this._inbox.add(unpackBlob(event), (ready) => {
      if (!this._adapter.isClosed()) this._receive(ready, verdict !== VERDICT_SLOW)
    })
    if (verdict === VERDICT_DRAIN) delegate.drain(this._task)
  }
}
