// The task: the object that users hold. Its methods pass calls on to the core.

import { STATES, STATE_CLOSED, STATE_WAITING } from '#build/protocol.js'
import { DATA, kindOf, sendable, sizeOf } from '../util/data.js'
import { giveInner, makeAccessors } from './accessors.js'
import { WebsocketHeartbeatError } from './error.js'
import { slotAccessors } from './hooks.js'
import { showAs, summaryOf } from './printing.js'
import { byCallbacks, promised } from './results.js'
import { statsOf } from './stats.js'

/** @typedef {import('../bridge/delegate.js').Delegate} Delegate */

/**
 * Properties that can only be read.
 * @type {Record<string, (delegate: Delegate) => unknown>}
 */
const VIEWS = {
  socketTask({ losses, port, values }) {
    // Our class `WebSocket`, whose tasks make no retry, puts no listener on it.
    losses.isSocketShown = values.repeatLimit !== 0
    return port.socketTask
  },
  state: ({ life }) => life.state(),
  repeat: ({ life }) => life.repeat(),
  bufferedAmount({ task }) {
    const stats = task.stats()
    return stats && stats.bufferedAmount
  },
  forbidReconnect: ({ life }) => life.state() === STATES[STATE_CLOSED],
  lockReconnect: ({ life }) => life.state() === STATES[STATE_WAITING],
}

/**
 * The delegate of a task. It is read by `_`, since `task` may be the wrapper of a framework.
 * @param {any} task
 * @returns {Delegate}
 */
const delegateOf = (task) => task._()

/** @param {Task} task */
const hooksOf = (task) => delegateOf(task).hooks

/**
 * How a task is printed.
 * @param {any} task
 */
function summary(task) {
  const { id, life, values } = delegateOf(task)
  const [state, repeat] = [life.state(), life.repeat()]
  return { task: id, state, repeat, opts: summaryOf(values), stats: task.stats() }
}

/** @type {[slots: PropertyDescriptorMap, views: PropertyDescriptorMap] | null} */
let accessors = null

/** Made when first needed: nothing runs on import. */
function taskAccessors() {
  if (!accessors) {
    const slots = slotAccessors()
    accessors = [
      slots,
      makeAccessors(Object.keys(VIEWS), (delegate, name) => VIEWS[name](delegate)),
    ]
    showAs(Task.prototype, summary)
  }
  return accessors
}

/**
 * Reads the argument of `send` once: a getter of it may throw, and the buffer of a view may be detached.
 * @param {any} message
 * @returns {{ copy: Record<string, any>, callbacks: object | null }} a copy for the host, empty if the argument
 *   cannot be read, and the object with the callbacks
 */
function readMessage(message) {
  /** @type {Record<string, any>} */
  let copy = {}
  let callbacks = null
  try {
    const isMessage =
      !!message && typeof message === 'object' && !kindOf(message) && 'data' in message
    const fields = isMessage ? message : { data: message }
    if (fields.success || fields.fail || fields.complete) callbacks = fields
    for (const name in fields) copy[name] = fields[name]
    copy.data = sendable(fields.data)
  } catch (unreadable) {
    copy = {}
  }
  return { copy, callbacks }
}

export class Task {
  /** @param {Delegate} delegate */
  constructor(delegate) {
    const [slots, views] = taskAccessors()
    giveInner(this, delegate)
    Object.defineProperties(this, slots)
    this.opts = delegate.options.opts
    Object.defineProperties(this, views)
  }

  /**
   * @param {string} type
   * @param {unknown} fn
   */
  on(type, fn) {
    return hooksOf(this).listen(type, fn, false)
  }

  /**
   * @param {string} type
   * @param {unknown} fn
   */
  once(type, fn) {
    return hooksOf(this).listen(type, fn, true)
  }

  /**
   * @param {string} type
   * @param {unknown} fn
   */
  off(type, fn) {
    hooksOf(this).unlisten(type, fn)
  }

  /** @param {unknown} message */
  send(message) {
    const delegate = delegateOf(this)
    const { core, hooks, life, results } = delegate
    const { copy, callbacks } = readMessage(message)
    /** @param {import('./results.js').Done} done */
    function start(done) {
      if (life.isOver()) return done(life.error())
      const kind = kindOf(copy.data)
      if (!kind) {
        // Only its type: errors carry no payload.
        const text = `data is of type ${typeof copy.data}; allowed: ${DATA}`
        return done(new WebsocketHeartbeatError('invalid-data', text))
      }
      const size = sizeOf(copy.data, kind)
      const isQueued = copy.queue !== false
      delete copy.queue
      const number = results.keep(done, copy)
      core.send(delegate.enter(), number, size, hooks.isCalling, isQueued)
      results.own(number)
    }
    return callbacks ? start(byCallbacks(callbacks)) : promised(start)
  }

  ping() {
    const delegate = delegateOf(this)
    const { core, life, results } = delegate
    return promised((done) => {
      if (life.isOver()) done(life.error())
      else core.ping(delegate.enter(), results.keep(done))
    })
  }

  /** @param {unknown} [param] */
  close(param) {
    const delegate = delegateOf(this)
    const { closes, core, life } = delegate
    const { code, reason } = closes.add(param, core.isLegalCode)
    // Of an earlier request, the host may still have to get the code.
    if (life.isOver()) return closes.finish(-1)
    closes.event = { code, reason }
    core.close(delegate.enter(), code)
  }

  open() {
    const delegate = delegateOf(this)
    if (!delegate.life.isOver()) delegate.core.open(delegate.enter())
  }

  reconnect() {
    const delegate = delegateOf(this)
    if (!delegate.life.isOver()) delegate.core.reconnect(delegate.enter())
  }

  stats() {
    const delegate = delegateOf(this)
    return delegate.life.isOver() ? null : statsOf(delegate)
  }

  destroy() {
    delegateOf(this).life.destroy()
  }
}
