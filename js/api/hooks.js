// Hook slots and listeners of one task. Calls are held, in order, until the user has set a first
// hook: the task comes by a Promise, and on some hosts every `then` is a macrotask.

import { makeAccessors } from './accessors.js'
import { call, nothing, warnOnce } from '../bridge/guard.js'
import { describe } from '../util/text.js'

export var HOOKS = 'open close error message reconnect reopen giveUp stateChange latency'.split(' ')

/** How many calls are held. */
var MAX_HELD = 100
/** A user who has set no hook this long (ms) after getting the task wants none. */
var HOLD = 1000

/** By the names of the slots, as `onOpen`. */
var hookOf = {}
var accessors = null

function makeSlots() {
  HOOKS.forEach(function (hook) {
    hookOf['on' + hook.charAt(0).toUpperCase() + hook.slice(1)] = hook
  })
  return makeAccessors(Object.keys(hookOf), getSlot, setSlot)
}

function getSlot(inner, name) {
  return inner.slots[hookOf[name]]
}

function setSlot(inner, name, fn) {
  inner.setSlot(hookOf[name], fn)
}

/**
 * Puts the slots, which work on `inner`, and `on`, `once`, `off` on `task`. `called` is told after each outermost call.
 * @returns {object} `emit(hook, args)`, `after(fn)`: calls `fn` once all calls before are made,
 *   `ready()`: the user can set hooks from now on, `cut()`: of what is held, only closes are told,
 *   `release()`; `isHolding`, `isCalling`
 */
export function makeHooks(task, inner, called) {
  var slots = (inner.slots = {})
  var listeners = {}
  var held = []
  // How many of `held` are calls.
  var count = 0
  var readyAt = null
  var isReleased = false
  var hooks = { isHolding: true, isCalling: false }

  function now(hook, args) {
    var outer = hooks.isCalling
    hooks.isCalling = true
    call(task, slots[hook], args)
    // The usual message is spared a copy.
    if (listeners[hook]) callListeners(hook, args)
    hooks.isCalling = outer
    if (!outer) called()
  }

  function callListeners(hook, args) {
    listeners[hook].slice().forEach(function (listener) {
      if (!listener.isOn) return
      if (listener.once) drop(hook, listener)
      call(task, listener.fn, args)
    })
  }

  function hold(item) {
    if (readyAt !== null && Date.now() - readyAt > HOLD) return flush(false)
    held.push(item)
    if (item.hook) count++
    if (count > MAX_HELD) dropOldest()
    return true
  }

  function dropOldest() {
    var at = 0
    while (at < held.length && held[at].hook !== 'message') at++
    // Without a message: the oldest call of all.
    if (at === held.length) for (at = 0; !held[at].hook;) at++
    held.splice(at, 1)
    count--
  }

  /** Makes the held calls, or drops them; from then on calls are made at once. */
  function flush(isWanted) {
    while (held.length) {
      var item = held.shift()
      if (item.hook) count--
      if (item.after) item.after()
      else if (isWanted) now(item.hook, item.args)
    }
    hooks.isHolding = false
  }

  function hooked() {
    if (!hooks.isHolding || isReleased) return
    Promise.resolve().then(function () {
      flush(true)
    })
  }

  hooks.emit = function (hook, args) {
    if (hooks.isHolding && hold({ hook: hook, args: args })) return
    now(hook, args)
  }

  hooks.after = function (fn) {
    if (hooks.isHolding && hold({ after: fn })) return
    fn()
  }

  hooks.ready = function () {
    readyAt = Date.now()
  }

  hooks.cut = function () {
    held = held.filter(function (item) {
      return item.after || item.hook === 'close' || item.hook === 'stateChange'
    })
    count = held.filter(function (item) {
      return item.hook
    }).length
  }

  hooks.release = function () {
    isReleased = true
    held = []
    count = 0
    listeners = {}
    HOOKS.forEach(function (hook) {
      slots[hook] = null
    })
  }

  function drop(hook, listener) {
    var all = listeners[hook] || []
    var index = all.indexOf(listener)
    if (index >= 0) all.splice(index, 1)
    listener.isOn = false
  }

  function listen(type, fn, once) {
    if (HOOKS.indexOf(type) < 0 || typeof fn !== 'function') {
      var text = 'on(' + describe(type) + ', ' + describe(fn) + '); allowed: one of '
      warnOnce(text + HOOKS.join(', ') + ', and a function')
      return nothing
    }
    if (isReleased) return nothing
    var listener = { fn: fn, once: once, isOn: true }
    listeners[type] = listeners[type] || []
    listeners[type].push(listener)
    hooked()
    return function off() {
      drop(type, listener)
    }
  }

  inner.setSlot = function (hook, fn) {
    if (isReleased) return
    slots[hook] = fn
    hooked()
  }

  HOOKS.forEach(function (hook) {
    // As in 1.x, a slot is a function from the start.
    slots[hook] = nothing
  })
  accessors = accessors || makeSlots()
  Object.defineProperties(task, accessors)

  task.on = function (type, fn) {
    return listen(type, fn, false)
  }

  task.once = function (type, fn) {
    return listen(type, fn, true)
  }

  task.off = function (type, fn) {
    if (HOOKS.indexOf(type) < 0 || !listeners[type]) return
    listeners[type].slice().forEach(function (listener) {
      if (listener.fn === fn) drop(type, listener)
    })
  }

  return hooks
}
