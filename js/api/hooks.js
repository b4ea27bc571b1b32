// The hook slots and listeners of one task.

import { HOOKS } from '#build/protocol.js'
import { call, noop, soon, warnOnce } from '../bridge/guard.js'
import { slotName } from '../util/slot-name.js'
import { describe } from '../util/text.js'
import { makeAccessors } from './accessors.js'
import { HeldCalls } from './held-calls.js'

/** @typedef {{ fn: Function, isOnce: boolean, isOn: boolean }} Listener */

const NAMES = /** @type {readonly string[]} */ (HOOKS)

/** The slots of the hooks, as `onOpen`. */
export const SLOTS = NAMES.map(slotName)

/** Accessors of the slots. */
export function slotAccessors() {
  return makeAccessors(
    SLOTS,
    ({ hooks }, slot) => hooks.getSlot(SLOTS.indexOf(slot)),
    ({ hooks }, slot, fn) => hooks.setSlot(SLOTS.indexOf(slot), fn),
  )
}

/** Hooks are known by their numbers, which are their places in `HOOKS`. */
export class Hooks {
  /**
   * @param {object} task `this` inside hooks
   * @param {() => void} onCalled called after each hook call that is not made inside another one
   */
  constructor(task, onCalled) {
    this._task = task
    this._onCalled = onCalled
    // As in 1.x, a slot is a function from the start.
    /** @type {unknown[]} */
    this._slots = NAMES.map(() => noop)
    /** @type {Listener[][]} */
    this._listeners = []
    /** @type {HeldCalls | null} */
    this._held = new HeldCalls()
    this._isReleased = false
    /** A hook or listener is running. */
    this.isCalling = false
    /** How often a call has ended the running step. */
    this.cuts = 0
  }

  /** Whether calls are held until the user has set a first hook. */
  isHolding() {
    return this._held !== null
  }

  /**
   * Calls a hook and its listeners, now or together with the held calls.
   * @param {number} hook
   * @param {unknown[]} args
   */
  emit(hook, args) {
    if (!this._hold({ hook, args })) this._call(hook, args)
  }

  /**
   * Calls `fn` once all calls before it are made.
   * @param {() => void} fn
   */
  after(fn) {
    if (!this._hold({ after: fn })) fn()
  }

  /** The user has the task, and can set hooks from now on. */
  ready() {
    if (this._held) this._held.start(() => this._flush(false))
  }

  /** A call has ended the running step: of the held calls, only those about closes and states are made. */
  cut() {
    this.cuts++
    if (this._held) this._held.cut()
  }

  /** Calls no hook from now on, and keeps none. */
  release() {
    this._isReleased = true
    this._stopHolding()
    this._listeners = []
    this._slots = NAMES.map(() => null)
  }

  /** @param {number} hook */
  getSlot(hook) {
    return this._slots[hook]
  }

  /**
   * @param {number} hook
   * @param {unknown} fn
   */
  setSlot(hook, fn) {
    if (this._isReleased) return
    if (fn !== null && typeof fn !== 'function') {
      warnOnce(`${SLOTS[hook]} is ${describe(fn)}; allowed: a function or null`)
    }
    this._slots[hook] = fn
    this._hooked()
  }

  /**
   * Whether the app gets to know of a hook's events.
   * @param {number} hook
   */
  isHeard(hook) {
    const slot = this._slots[hook]
    return (!!slot && slot !== noop) || (this._listeners[hook] || []).length > 0
  }

  /**
   * Adds a listener.
   * @param {string} type
   * @param {unknown} fn
   * @param {boolean} isOnce
   * @returns {() => void} removes the listener
   */
  listen(type, fn, isOnce) {
    const hook = NAMES.indexOf(type)
    if (hook < 0 || typeof fn !== 'function') {
      const allowed = `; allowed: one of ${NAMES.join(', ')}, and a function`
      warnOnce(`on(${describe(type)}, ${describe(fn)})${allowed}`)
      return noop
    }
    if (this._isReleased) return noop
    const listener = { fn, isOnce, isOn: true }
    const all = this._listeners[hook] || (this._listeners[hook] = [])
    all.push(listener)
    this._hooked()
    return () => this._drop(hook, listener)
  }

  /**
   * Removes every listener that is this function.
   * @param {string} type
   * @param {unknown} fn
   */
  unlisten(type, fn) {
    const hook = NAMES.indexOf(type)
    const all = this._listeners[hook] || []
    all.slice().forEach((listener) => {
      if (listener.fn === fn) this._drop(hook, listener)
    })
  }

  /**
   * @param {number} hook
   * @param {Listener} listener
   */
  _drop(hook, listener) {
    const all = this._listeners[hook] || []
    const index = all.indexOf(listener)
    if (index >= 0) all.splice(index, 1)
    listener.isOn = false
  }

  /**
   * @param {number} hook
   * @param {unknown[]} args
   */
  _call(hook, args) {
    const isOutermost = !this.isCalling
    this.isCalling = true
    try {
      call(this._task, this._slots[hook], args)
      if (this._listeners[hook]) this._callListeners(hook, args)
    } finally {
      // Whatever a full stack has broken off.
      this.isCalling = !isOutermost
      if (isOutermost) this._onCalled()
    }
  }

  /**
   * @param {number} hook
   * @param {unknown[]} args
   */
  _callListeners(hook, args) {
    this._listeners[hook].slice().forEach((listener) => {
      if (!listener.isOn || this._isReleased) return
      if (listener.isOnce) this._drop(hook, listener)
      call(this._task, listener.fn, args)
    })
  }

  /**
   * @param {import('./held-calls.js').Held} item
   * @returns {boolean} whether the call is held
   */
  _hold(item) {
    if (!this._held) return false
    this._held.add(item)
    return true
  }

  /** A hook is set: held calls are made one microtask later. */
  _hooked() {
    if (this._held) soon(() => this._flush(true))
  }

  /**
   * Ends the holding.
   * @param {boolean} isWanted whether the held calls are made; if not, they are dropped
   */
  _flush(isWanted) {
    const held = this._held
    if (!held) return
    for (let item = held.take(); item; item = held.take()) {
      if (item.after) item.after()
      else if (isWanted) this._call(item.hook, item.args)
    }
    this._stopHolding()
  }

  _stopHolding() {
    if (this._held) this._held.end()
    this._held = null
  }
}
