// The JS side of one task, which the core calls (src/runtime/delegate.rs). From the numbers that the core
// gives, it makes events, hook calls and results. It decides nothing about the connection.

import {
  CLOSE_REASONS,
  GIVE_UP_REASONS,
  HOOKS,
  HOOK_CLOSE,
  HOOK_ERROR,
  HOOK_GIVE_UP,
  HOOK_LATENCY,
  HOOK_MESSAGE,
  HOOK_OPEN,
  HOOK_RECONNECT,
  HOOK_REOPEN,
  HOOK_STATE_CHANGE,
  STATES,
  UNANSWERED,
} from '#build/protocol.js'
import { CloseRequests } from '../api/close-requests.js'
import { Hooks } from '../api/hooks.js'
import { LiveOptions } from '../api/live-options.js'
import { checkHeard, checkTask } from '../api/mistakes.js'
import { callLogger } from '../api/logger.js'
import { OptionEffects } from '../api/option-effects.js'
import { Results } from '../api/results.js'
import { countClose } from '../api/stats.js'
import { TaskLife } from '../api/task-life.js'
import { Task } from '../api/task.js'
import { UserCallbacks } from '../api/user-callbacks.js'
import { AdapterPort } from './adapter-port.js'
import { EventArena } from './event-arena.js'
import { warnOnce } from './guard.js'
import { Losses } from './losses.js'
import { Presence } from './presence.js'
import { strikeAll } from './secrets.js'

/** @typedef {import('../api/user-callbacks.js').LastError} LastError */

export class Delegate {
  /**
   * @param {import('../engine/guarded-core.js').Core} core
   * @param {(task: Task) => void} resolve
   * @param {(error: unknown) => void} reject
   */
  constructor(core, resolve, reject) {
    this.core = core
    this.options = new LiveOptions(new OptionEffects(this))
    this.values = this.options.values
    this.task = new Task(this)
    this.hooks = new Hooks(this.task, () => this._drainDeferred())
    this.results = new Results()
    this.callbacks = new UserCallbacks(this.values, this)
    this.closes = new CloseRequests()
    this.losses = new Losses(this.closes)
    /** @type {Record<string, number>} */
    this.closesByCode = {}
    this.life = new TaskLife(this, resolve, reject)
    this._events = new EventArena()
    this.port = new AdapterPort(this)
    this._isDrainDeferred = false
    this.presence = new Presence(this)
    /** The number by which the core knows this task. */
    this.id = this.presence.id
  }

  // --- The driver

  /**
   * Whether outputs have to wait, because a hook is running: host calls and hooks follow it. A task that has
   * ended for good does not wait, since the core has nothing to drain later.
   * @param {boolean} isCut a call has ended the running step
   */
  defers(isCut) {
    if (isCut) this.hooks.cut()
    this._isDrainDeferred = this.hooks.isCalling && !this.life.isOver()
    return this._isDrainDeferred
  }

  _drainDeferred() {
    if (!this._isDrainDeferred) return
    this._isDrainDeferred = false
    this.core.drain(this.id)
  }

  /** @param {unknown} event */
  keep(event) {
    return this._events.keep(event)
  }

  /** @param {boolean} isAtRest nothing is due but what the user calls next */
  stepDone(isAtRest) {
    this._events.clear()
    this.presence.rest(isAtRest && !this.life.isOver())
  }

  /**
   * Has to be called before the core, if that may call this object.
   * @returns {number} the number of the task, for that call
   */
  enter() {
    this.presence.enter()
    return this.id
  }

  ready() {
    this.life.ready()
  }

  // --- User callbacks

  /**
   * @param {number} attempt
   * @param {boolean} isAgain
   */
  params(attempt, isAgain) {
    return this.callbacks.params(attempt, isAgain, this.losses.lastError)
  }

  /** @param {unknown} params */
  timeoutIn(params) {
    // Until the host has them.
    this.losses.strike = strikeAll
    return this.callbacks.timeoutIn(params)
  }

  /**
   * @param {number} code
   * @param {boolean} wasOpen
   * @param {number} place
   * @param {number} reason
   * @param {number} closePlace
   */
  lost(code, wasOpen, place, reason, closePlace) {
    this.losses.lost(code, wasOpen, this._events.get(place), reason, this._events.get(closePlace))
  }

  /**
   * @param {number} code
   * @param {boolean} wasOpen
   */
  shouldReconnect(code, wasOpen) {
    const { reason, error } = this.losses.latest
    return this.callbacks.shouldReconnect({ code, reason, wasOpen, error })
  }

  /**
   * @param {number} attempt
   * @param {number} outageMs
   */
  retry(attempt, outageMs) {
    return this.callbacks.retry({ attempt, outageMs, lastError: this.losses.lastError })
  }

  // --- Results

  /**
   * @param {number} id
   * @param {number} place
   */
  sent(id, place) {
    this.results.settle(id, null, this._events.get(place))
  }

  /**
   * @param {number} id
   * @param {number} rtt
   */
  ponged(id, rtt) {
    this.results.settle(id, null, rtt)
  }

  /**
   * @param {number} id
   * @param {number} code
   * @param {number} place
   */
  failed(id, code, place) {
    this.results.fail(id, code, this._events.get(place))
  }

  /** @param {number} code */
  failSends(code) {
    this.results.unanswered().forEach((id) => this.results.fail(id, code))
  }

  closeDone() {
    this.closes.finish(0)
  }

  // --- Hooks

  /**
   * Calls a hook whose arguments can be made from numbers, or warns.
   * @param {number} hook
   * @param {number} what a number, or the place of an event
   * @param {number} ms or another number
   */
  emit(hook, what, ms) {
    switch (hook) {
      case HOOK_OPEN:
        this.losses.failures = 0
        this.hooks.emit(hook, [this._events.get(what) || {}])
        return this.hooks.after(() => checkTask(this.task))
      case HOOK_MESSAGE:
        return this.port.deliver(this._events.get(what))
      case HOOK_RECONNECT:
        return this._report(hook, [], 'info', { repeat: this.life.repeat() })
      case HOOK_REOPEN:
        return this.hooks.emit(hook, [{ retries: what, downMs: ms }])
      case HOOK_GIVE_UP:
        return this.gaveUp(GIVE_UP_REASONS[what])
      case HOOK_STATE_CHANGE:
        return this.hooks.emit(hook, [STATES[what], STATES[ms]])
      case HOOK_LATENCY:
        return this._report(hook, [ms], 'debug', { ms })
      case UNANSWERED:
        return warnOnce('no ping was answered; the server has to answer pingMsg by any message')
    }
  }

  /**
   * @param {number} state
   * @param {number} previous
   */
  logState(state, previous) {
    this.log('info', 'state', { state: STATES[state], previous: STATES[previous] })
  }

  /**
   * @param {number} code
   * @param {number} place
   */
  errored(code, place) {
    const error = this.losses.errored(code, this._events.get(place))
    this.emitError(error)
    checkHeard(this, error)
  }

  /**
   * @param {number} loss
   * @param {number} reason
   * @param {number} place
   */
  closed(loss, reason, place) {
    const close = this.losses.closed(loss, reason, this._events.get(place))
    countClose(this.closesByCode, close.code)
    this.log('info', 'close', { code: close.code, reason: CLOSE_REASONS[reason] || '' })
    this.hooks.emit(HOOK_CLOSE, [close])
  }

  /** @param {number} generation */
  hooksDone(generation) {
    this.hooks.after(() => this.core.hooksRan(this.enter(), generation))
  }

  /** @param {LastError} error */
  emitError(error) {
    this._report(HOOK_ERROR, [error], 'warn', { code: error.code, message: error.message })
  }

  /** @param {string} reason */
  gaveUp(reason) {
    const { lastError } = this.losses
    this._report(HOOK_GIVE_UP, [{ reason, lastError }], 'error', { reason })
  }

  /**
   * Logs a hook by its name and calls it, unless the logger has cut the step.
   * @param {number} hook
   * @param {unknown[]} args
   * @param {string} level
   * @param {Record<string, unknown>} detail
   */
  _report(hook, args, level, detail) {
    if (!this.log(level, HOOKS[hook], detail)) this.hooks.emit(hook, args)
  }

  /**
   * Calls the user's logger, if there is one. Host events are never passed to it as they are.
   * @param {string} level
   * @param {string} event
   * @param {Record<string, unknown>} detail
   * @param {number} [cuts] `hooks.cuts` when the running step was asked last whether it goes on
   * @returns {boolean} whether the step has been cut since then: nothing more may be reported
   */
  log(level, event, detail, cuts = this.hooks.cuts) {
    const { logger } = this.values
    if (logger && cuts === this.hooks.cuts) {
      detail.task = this.id
      callLogger(logger, level, event, detail)
    }
    return cuts !== this.hooks.cuts
  }
}
