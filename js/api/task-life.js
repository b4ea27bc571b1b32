// The life of a task: how its Promise settles, and how it ends, by `destroy()` or by a trap of the engine.

import { STATES, STATE_DESTROYED, STATE_GIVEN_UP } from '#build/protocol.js'
import { abandon } from '../bridge/abandon.js'
import { get, withFields } from '../bridge/foreign.js'
import { call } from '../bridge/guard.js'
import { destroyer, weakly } from '../bridge/weak.js'
import { wordsOf } from '../util/text.js'
import { WebsocketHeartbeatError } from './error.js'

export class TaskLife {
  /**
   * @param {import('../bridge/delegate.js').Delegate} delegate
   * @param {(task: import('./task.js').Task) => void} resolve
   * @param {(error: unknown) => void} reject
   */
  constructor(delegate, resolve, reject) {
    this._delegate = delegate
    this._resolve = resolve
    this._reject = reject
    /**
     * `starting`: the Promise of the task is pending. `failed`: the engine is gone.
     * @type {'starting' | 'running' | 'failed' | 'destroyed'}
     */
    this._stage = 'starting'
    /** Listens to the option `signal`, which may live longer. */
    this.onAbort = destroyer(weakly(this))
  }

  /** Whether it has ended for good: the core does not know the task any more. */
  isOver() {
    return this._stage === 'failed' || this._stage === 'destroyed'
  }

  /** `task.state`. */
  state() {
    const { core, id } = this._delegate
    if (this._stage === 'destroyed') return STATES[STATE_DESTROYED]
    const state = core.state(id)
    // After a trap the core does not know the task, or no core runs.
    return STATES[state < STATE_DESTROYED ? state : STATE_GIVEN_UP]
  }

  /** `task.repeat`. */
  repeat() {
    const { core, id } = this._delegate
    return this.isOver() ? 0 : core.repeat(id)
  }

  /** The error for calls of a task that is over. */
  error() {
    return new WebsocketHeartbeatError(this._stage === 'failed' ? 'given-up' : 'destroyed')
  }

  /** The first attempt has a socket or has failed, so the user gets the task. */
  ready() {
    if (this._stage !== 'starting') return
    this._stage = 'running'
    this._delegate.hooks.ready()
    this._resolve(this._delegate.task)
  }

  /**
   * Rejects, because an option is wrong: there will be no task.
   * @param {unknown} error
   */
  refuse(error) {
    this._reject(error)
    this.destroy()
  }

  /** @param {string} [option] by which the app ends it */
  destroy(option) {
    const delegate = this._delegate
    if (this.isOver()) return
    const previous = this.state()
    const wasStarting = this._stage === 'starting'
    // Before the logger is told, which may call this too.
    this._stage = 'destroyed'
    delegate.log('info', 'state', { state: STATES[STATE_DESTROYED], previous })
    if (wasStarting) this._reject(new WebsocketHeartbeatError('aborted', undefined, option))
    delegate.hooks.release()
    delegate.core.destroy(delegate.id)
    this._release()
  }

  _release() {
    const { port, presence } = this._delegate
    presence.end()
    port.socketTask = null
    port.isPong = null
    port.dropMessages()
    this.unlisten()
    port.unlisten()
  }

  /** Removes our listener from the option `signal`. */
  unlisten() {
    const { signal } = this._delegate.values
    call(signal, get(signal, 'removeEventListener'), ['abort', this.onAbort])
  }

  /**
   * A trap has ended the instance of the core that knew the task: closes the socket, and reports it to the user once.
   * @param {unknown} error
   */
  fail(error) {
    const delegate = this._delegate
    if (this.isOver()) return
    const wasStarting = this._stage === 'starting'
    this._stage = 'failed'
    abandon(delegate.port)
    delegate.results.giveUp()
    delegate.closes.finish(0)
    // Its hooks are held until one is set, since no timer may be set any more.
    if (wasStarting) this._resolve(delegate.task)
    this._release()
    const message = `the engine failed: ${delegate.losses.strike(wordsOf(error))}`
    const event = withFields({ code: 'engine', message }, error)
    delegate.losses.lastError = event
    delegate.emitError(event)
    delegate.gaveUp('engine')
  }
}
