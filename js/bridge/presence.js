// Where the package holds a task: the core and, for traps, the instance of the core hold it as long as something may happen.
// At rest nothing does, so if the user drops the task, it is gone.

import { soon } from './guard.js'

/** The number of the latest task. */
let last = 0

export class Presence {
  /** @param {import('./delegate.js').Delegate} delegate that of a new task */
  constructor(delegate) {
    const { core } = delegate
    last += 1
    this.id = last
    this._delegate = delegate
    /** That which knows this task. */
    this._instance = core.coreInstance
    this._isAtRest = false
    this._instance.running[last] = delegate.life
    core.create(last, delegate, delegate.port)
    if (core.dropped) core.dropped.register(delegate.task, last)
  }

  /** @param {boolean} isAtRest nothing is due but what the user calls next */
  rest(isAtRest) {
    this._isAtRest = isAtRest
    // Functions of the core may be running that still need the delegate.
    if (isAtRest) soon(() => this._leave())
  }

  _leave() {
    if (!this._isAtRest) return
    const delegate = this._delegate
    delete this._instance.running[this.id]
    delegate.core.list(delegate, false)
    delegate.port.dropMessages()
  }

  /** The task is there again, if it was at rest. */
  enter() {
    if (!this._isAtRest) return
    const { core, life, values } = this._delegate
    this._isAtRest = false
    this._instance.running[this.id] = life
    if (this._instance === core.coreInstance) {
      core.list(this._delegate, true)
      core.setHost(this.id, values.miniprogram)
    } else {
      // A trap has ended that instance meanwhile.
      life.fail(this._instance.cause)
    }
  }

  /** The task has ended for good. */
  end() {
    this._isAtRest = false
    delete this._instance.running[this.id]
  }
}
