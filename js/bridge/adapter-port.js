// What the adapters in Rust use of the JS side of a task (src/host/port.rs).

import { HOOK_MESSAGE } from '#build/protocol.js'
import { globalSocket } from '../api/global-socket.js'
import { Task } from '../api/task.js'
import { drop } from './abandon.js'
import { AwaitedPromise } from './awaited-promise.js'
import { withCallbacks } from './callbacks.js'
import { closeEvent } from './close-event.js'
import { fromHost, get, watchCall, watchResult } from './foreign.js'
import { noop } from './guard.js'
import { hostListener } from './host-listeners.js'
import { HostLog } from './host-log.js'
import { messageListener } from './message-listener.js'
import { Registry } from './registry.js'
import { Removals } from './removals.js'
import { sendData, sendMessage } from './send-message.js'
import { listenToHost, listenToPage } from './shared-listener.js'
import { unsentBy } from './web-socket.js'

export class AdapterPort {
  /** @param {import('./delegate.js').Delegate} delegate */
  constructor(delegate) {
    this._delegate = delegate
    this._core = delegate.core
    /** The core's verdict on a message: see `MessageVerdict` in src/core/protocol.rs. */
    this.seen = delegate.core.seen
    /** @type {((data: unknown, event: unknown) => boolean) | null} */
    this.isPong = null
    /**
     * That of the latest attempt.
     * @type {import('./message-listener.js').MessagePath}
     */
    this._path = { port: null, isHeld: false }
    /**
     * The host's own socket object of the latest attempt that has one.
     * @type {any}
     */
    this.socketTask = null
    this._removals = new Removals()
    this._log = new HostLog(delegate)
  }

  // --- Events of the host

  /** @param {unknown} event */
  keep(event) {
    return this._delegate.keep(event)
  }

  /** @param {unknown} event */
  keepObject(event) {
    return this.keep(event && typeof event === 'object' ? event : {})
  }

  /** @param {unknown} [error] */
  keepError(error = {}) {
    return this.keep(error)
  }

  /**
   * @param {unknown} event
   * @param {number} code
   */
  keepClose(event, code) {
    return this.keep(closeEvent(event, code, this._delegate.losses.strike))
  }

  // --- Functions for the host

  /**
   * @param {number} number
   * @param {number} report
   * @param {import('./closer.js').Closer} [closer]
   */
  listener(number, report, closer) {
    return hostListener(this._core, this._delegate.id, number, report, closer)
  }

  /**
   * @param {{ url?: string, timeout?: unknown, success?: unknown }} params
   * @param {number} number
   * @param {number} done
   * @param {number} fail
   * @param {number} limit
   */
  callbacks(params, number, done, fail, limit) {
    const copy = withCallbacks(params, this.listener(number, done), this.listener(number, fail))
    // Params of other calls have no url.
    if (copy.url) this._delegate.losses.begin(copy, this._delegate.values.miniprogram)
    // A host that hangs gives up the slot of the socket only then.
    if (copy.timeout === undefined && limit < Infinity) copy.timeout = limit
    return copy
  }

  /**
   * @param {unknown} result
   * @param {number} number
   * @param {number} fail
   */
  watch(result, number, fail) {
    watchResult(result, noop, this.listener(number, fail))
  }

  /**
   * @param {unknown} promise
   * @param {number} settled
   * @param {number} lateFail 0 unless it is the Promise of a socket
   * @param {number} limit
   */
  awaited(promise, settled, lateFail, limit) {
    const [wake, failed] = [settled, lateFail].map((report) => this.listener(0, report))
    /** The latest that is waited for. */
    this.promise = new AwaitedPromise(promise, wake, lateFail ? drop : noop, failed, limit)
    return this.promise
  }

  /**
   * @param {any} host
   * @param {string} off
   * @param {boolean} isOff
   * @param {number} report
   */
  listenToHost(host, off, isOff, report) {
    this._removals.add(() => listenToHost(host, off, isOff, this.listener(0, report)))
  }

  /**
   * @param {any} target
   * @param {string} event
   * @param {number} report
   */
  listenToPage(target, event, report) {
    this._removals.add(() => listenToPage(target, event, this.listener(0, report)))
  }

  unlisten() {
    this._removals.run()
  }

  /**
   * @param {number} superseded
   * @param {number} freed
   */
  globalOwner(superseded, freed) {
    /**
     * This task, as the registry of its host knows it. Rust keeps there which registry that is.
     * @type {import('./registry.js').Owner & { registry?: Registry }}
     */
    this.owner = { superseded: this.listener(0, superseded), freed: this.listener(0, freed) }
    return this.owner
  }

  /** @param {object} host */
  globalRegistry(host) {
    return new Registry(this._core, host)
  }

  /**
   * @param {Registry} registry
   * @param {object} host
   */
  globalSocket(registry, host) {
    return globalSocket(this._core, registry, host)
  }

  /** @param {unknown} socket */
  showSocket(socket) {
    this.socketTask = socket
    fromHost.latest = undefined
  }

  /** How many bytes that socket has taken and not sent yet; undefined if it does not tell. */
  unsent() {
    return unsentBy(this.socketTask)
  }

  /** @param {number} fact */
  logFact(fact) {
    this._log.fact(fact)
  }

  // --- Messages

  /** @param {number} generation */
  messageListener(generation) {
    this.dropMessages()
    this._path = { port: this, isHeld: false }
    return messageListener(this._path, this._delegate.id, generation)
  }

  /** @param {boolean} isHeld */
  holdMessages(isHeld) {
    this._path.isHeld = isHeld
  }

  dropMessages() {
    this._path.port = null
  }

  /**
   * Passes on a message that is not delivered by the listener itself.
   * @param {number} generation
   * @param {unknown} event
   */
  receive(generation, event) {
    this._core.received(this._delegate.id, generation, event)
  }

  /**
   * Reports a message for which `seen` gave the verdict slow.
   * @param {number} generation
   * @param {number} size in bytes
   * @param {boolean} isPong
   * @param {unknown} event
   */
  reportMessage(generation, size, isPong, event) {
    const delegate = this._delegate
    this._core.reportMessage(delegate.id, generation, size, isPong, delegate.keep(event))
  }

  /** Acts on the outputs that a message has caused in `seen`. */
  drain() {
    this._core.drain(this._delegate.id)
  }

  /**
   * Hands a message to the user.
   * @param {unknown} event
   */
  deliver(event) {
    this._delegate.hooks.emit(HOOK_MESSAGE, [event])
  }

  /** Whether hook calls are held until the user sets a first hook. */
  isHolding() {
    return this._delegate.hooks.isHolding()
  }

  /**
   * @param {any} event
   * @param {boolean} isUnknown its data is of no known kind
   */
  acceptsPong(event, isUnknown) {
    if (isUnknown && this._log.unknownData()) return false
    return this.isPong ? this.isPong(get(event, 'data'), event) : false
  }

  // --- What is passed to the host

  /** @param {number} id */
  takeMessage(id) {
    return this._delegate.results.takeMessage(id)
  }

  /**
   * @param {object} target
   * @param {boolean} isNative
   * @param {Record<string, unknown>} message
   * @param {boolean} base64
   * @param {number} number
   * @param {number} done
   * @param {number} fail
   */
  send(target, isNative, message, base64, number, done, fail) {
    const [success, refused] = [this.listener(number, done), this.listener(number, fail)]
    if (isNative) sendData(target, message.data, success, refused)
    else sendMessage(target, message, base64, success, refused)
  }

  /**
   * @param {import('./closer.js').Closer} closer
   * @param {number} number
   * @param {number} fail
   */
  closeRequest(closer, number, fail) {
    this.dropMessages()
    return closer.with(this._delegate.closes.forHost(this.listener(number, fail)))
  }

  pingMessage() {
    const data = this._delegate.callbacks.pingData()
    return data === undefined ? undefined : { data }
  }

  /**
   * An app may replace `task.send` by its own function, to see every message and ping (as in 1.x).
   * @param {object} message
   * @param {number} number
   * @param {number} fail
   * @returns {boolean} false if it has not
   */
  sendByApp(message, number, fail) {
    const { task } = this._delegate
    if (task.send === Task.prototype.send) return false
    watchCall(task, 'send', message, noop, this.listener(number, fail))
    return true
  }
}
