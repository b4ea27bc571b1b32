// Hook calls that wait until the user sets a first hook. The user gets the task by a Promise, and on some hosts
// each `then` is a macrotask, so the first events can come before the hooks are set.

import { HOOK_CLOSE, HOOK_MESSAGE, HOOK_STATE_CHANGE } from '#build/protocol.js'
import { clearTimeout, setTimeout } from '../engine/timers.js'

/** At most this many are held. */
const MAX_ITEMS = 100
/** A user who has set no hook within this time (ms) after getting the task does not want any. */
const HOLD_TIME = 1000

/**
 * A hook call, or a function that is called once all calls before it are made.
 * @typedef {{ hook: number, args: unknown[], after?: undefined } | { after: () => void, hook?: undefined }} Held
 */

export class HeldCalls {
  constructor() {
    /** @type {Held[]} */
    this._items = []
    /** @type {import('../engine/timers.js').HostTimer} */
    this._timer = {}
  }

  /**
   * The user has the task from now on.
   * @param {() => void} expire is called when the user has had time to set a hook, and has set none
   */
  start(expire) {
    this._timer = setTimeout(expire, HOLD_TIME)
  }

  /** Nothing is held any more. */
  end() {
    clearTimeout(this._timer)
  }

  /** @param {Held} item */
  add(item) {
    if (this._items.push(item) > MAX_ITEMS) this._dropOldest()
  }

  /** Drops the oldest message; if there is none, the oldest call. */
  _dropOldest() {
    const items = this._items
    let at = 0
    while (at < items.length && items[at].hook !== HOOK_MESSAGE) at++
    if (at === items.length) for (at = 0; items[at].after;) at++
    items.splice(at, 1)
  }

  /** Takes the oldest item out, if there is one. */
  take() {
    return this._items.shift()
  }

  /** A call has ended the running step: drops all held calls except those about closes and states. */
  cut() {
    this._items = this._items.filter(
      (item) => item.after || item.hook === HOOK_CLOSE || item.hook === HOOK_STATE_CHANGE,
    )
  }
}
