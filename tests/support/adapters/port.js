// The JS side of a task, as small as the adapters need it, for the tests of the adapters in src/host/tests. Whatever
// needs no task is the real one. wasm-bindgen's runner copies only files that Rust names, so src/host/tests/modules.rs
// names all that are imported here.

import { AwaitedPromise } from '../../../js/bridge/awaited-promise.js'
import { closeLate } from '../../../js/bridge/closer.js'
import { withCallbacks } from '../../../js/bridge/callbacks.js'
import { watchResult } from '../../../js/bridge/foreign.js'
import { noop } from '../../../js/bridge/guard.js'
import { hostListener } from '../../../js/bridge/host-listeners.js'
import { Removals } from '../../../js/bridge/removals.js'
import { sendData, sendMessage } from '../../../js/bridge/send-message.js'
import { listenToHost, listenToPage } from '../../../js/bridge/shared-listener.js'
import { show } from './log.js'
import { newRegistry, newSocket } from './registry.js'

export class TestPort {
  /**
   * @param task the number of the task
   * @param core what the functions call that hosts get: see `Task` in src/host/tests/task.rs
   * @param log takes a line for each call that a test wants to see
   */
  constructor(task, core, log) {
    this.task = task
    this.core = core
    this.log = log
    this.events = []
    /** The messages of sends, by their numbers. */
    this.messages = {}
    /** The message of a ping. */
    this.ping = undefined
    /** What `isPong` accepts. */
    this.pong = undefined
    this.removals = new Removals()
    this.path = { isOpen: false }
    /** The params of the next close request. */
    this.closeParams = { code: 1000, reason: '' }
  }

  // --- For the tests

  /** What an event says: see `show`. */
  shown(place) {
    return show(this.events[place])
  }

  // --- Events of the host

  keep(event) {
    return this.events.push(event) - 1
  }

  keepObject(event) {
    return this.keep(event)
  }

  keepError(event) {
    return this.keep(event)
  }

  keepClose(event) {
    return this.keep(event)
  }

  // --- Functions for the host

  listener(number, report, closer) {
    return hostListener(this.core, this.task, number, report, closer)
  }

  callbacks(params, number, done, fail, limit) {
    this.limit = limit
    return withCallbacks(params, this.listener(number, done), this.listener(number, fail))
  }

  watch(result, number, fail) {
    watchResult(result, noop, this.listener(number, fail))
  }

  awaited(promise, settled, lateFail, limit) {
    const [wake, failed] = [settled, lateFail].map((report) => this.listener(0, report))
    const late = (value) => closeLate(value, 4000)
    return new AwaitedPromise(promise, wake, lateFail ? late : noop, failed, limit)
  }

  listenToHost(host, off, isOff, report) {
    this.removals.add(() => listenToHost(host, off, isOff, this.listener(0, report)))
  }

  listenToPage(target, event, report) {
    this.removals.add(() => listenToPage(target, event, this.listener(0, report)))
  }

  unlisten() {
    this.removals.run()
  }

  globalOwner(superseded, freed) {
    return { superseded: this.listener(0, superseded), freed: this.listener(0, freed) }
  }

  globalRegistry(host) {
    return newRegistry(this.core.callGlobal, this.core, host)
  }

  globalSocket(registry, host) {
    return newSocket(this.core.callGlobal, registry, host)
  }

  showSocket(socket) {
    this.socketTask = socket
  }

  logFact() {}

  // --- Messages

  /** All of them go to the adapter: the real listener would deliver those of the usual shape by itself. */
  messageListener(generation) {
    const path = { isOpen: true }
    this.path = path
    return (event) => {
      if (path.isOpen) this.core.received(generation, event)
    }
  }

  holdMessages(isHeld) {
    this.log.push(isHeld ? 'messages wait' : 'messages pass')
  }

  dropMessages() {
    this.path.isOpen = false
  }

  acceptsPong(event, isUnknown) {
    if (isUnknown) this.log.push('unknown data')
    return this.pong !== undefined && event.data === this.pong
  }

  // --- What is passed to the host

  takeMessage(id) {
    const message = this.messages[id]
    delete this.messages[id]
    return message
  }

  send(target, isNative, message, base64, number, done, fail) {
    const [success, refused] = [this.listener(number, done), this.listener(number, fail)]
    if (isNative) sendData(target, message.data, success, refused)
    else sendMessage(target, { ...message }, base64, success, refused)
  }

  closeRequest(closer, number, fail) {
    return closer.with(withCallbacks(this.closeParams, noop, this.listener(number, fail)))
  }

  pingMessage() {
    return this.ping
  }

  sendByApp() {
    return false
  }
}
