// A connection as a composable or a hook has it: it shows the latest of each kind, and takes calls before its task exists.

import WebsocketHeartbeat from 'websocket-heartbeat-miniprogram'
import { HOOKS } from '#build/protocol.js'
import { noop } from '../bridge/guard.js'
import { assign } from '../util/assign.js'
import { copied, kindOf, sendable } from '../util/data.js'
import { slotName } from '../util/slot-name.js'

/** @typedef {(name: 'state' | 'data' | 'lastError' | 'latency', value: any) => void} Show */

/**
 * The options without those that the main function does not know.
 * @param {any} options
 * @returns {any}
 */
function taskOptions(options) {
  /** @type {any} */
  const rest = assign({}, options)
  delete rest.immediate
  HOOKS.forEach((name) => delete rest[slotName(name)])
  return rest
}

/**
 * A message as it is now: its bytes may change before there is a task, which copies them.
 * @param {any} message
 * @returns {any}
 */
function kept(message) {
  if (kindOf(message)) return copied(sendable(message))
  const { data } = Object(message)
  return kindOf(data) ? assign(assign({}, message), { data: kept(data) }) : message
}

/** @param {string} code */
function failure(code) {
  return new /** @type {any} */ (WebsocketHeartbeat).WebsocketHeartbeatError(code)
}

export class Connection {
  /**
   * Nothing connects before `begin()` or a call.
   * @param {any} options those of the main function, `immediate`, and hooks, which are looked up at each call
   * @param {Show} show
   */
  constructor(options, show) {
    this._options = Object(options)
    /** @type {any} the options that the task has */
    this._applied = null
    /** @type {Promise<any> | null} resolves to the task, when it is listened to */
    this._starting = null
    /** @type {any} */
    this._task = null
    this._state = ''
    /** @type {Show} */
    this._show = (name, value) => {
      if (name === 'state') this._state = value
      show(name, value)
    }
    /** @type {(code: string) => void} ends what has begun, if there is something */
    this._cancel = noop
    this.send = (/** @type {any} */ message) => this._send(message)
    this.open = () => {
      if (this._task) this._task.open()
      else if (!this._starting && !this.isOver()) this._start()
    }
    this.close = (/** @type {any} */ params) => {
      if (this._task) this._task.close(params)
      else if (!this.isOver()) {
        this._stop('closed')
        this._show('state', 'closed')
      }
    }
    this.reset()
  }

  isOver() {
    return this._state === 'destroyed'
  }

  /** Shows everything as it is at first. */
  reset() {
    this._show('state', this._options.immediate === false ? 'closed' : 'connecting')
    this._show('data', null)
    this._show('lastError', null)
    this._show('latency', null)
  }

  /** Connects if that is wanted from the start, and nothing else has come before. */
  begin() {
    if (this._state === 'connecting' && !this._starting) this._start()
  }

  /**
   * Takes other options. What differs counts at once, but for the host.
   * @param {any} options
   */
  update(options) {
    this._options = Object(options)
    if (this._task) this._apply()
  }

  /** Ends until `reset()`, and shows nothing of it. */
  end() {
    this._stop('destroyed')
    this._state = 'destroyed'
  }

  /** @param {string} code with which messages fail that wait for a task */
  _stop(code) {
    this._starting = this._task = null
    this._cancel(code)
    this._cancel = noop
  }

  /** @param {any} message */
  _send(message) {
    if (this._task) return this._task.send(message)
    this.begin()
    const asItIs = kept(message)
    const sent = this._starting
      ? this._starting.then((task) => task.send(asItIs))
      : Promise.reject(failure(this._state))
    // As with a task, nobody has to catch it.
    sent.then(null, noop)
    return sent
  }

  _start() {
    this._applied = this._options
    this._show('state', 'connecting')
    let code = ''
    const made = WebsocketHeartbeat(taskOptions(this._options))
    this._cancel = (why) => {
      code = why
      made.destroy()
    }
    const starting = made.then(
      (task) => {
        if (code) throw failure(code)
        this._task = task
        this._apply()
        HOOKS.forEach((name) => this._listen(name))
        this._show('state', task.state)
        return task
      },
      (error) => {
        throw code ? failure(code) : error
      },
    )
    this._starting = starting
    starting.then(null, (error) => {
      if (code) return
      this._starting = null
      this._show('lastError', error)
      this._show('state', 'given-up')
      // Left to the engine's own reporting: options that are wrong have to be seen.
      throw error
    })
  }

  /** @param {string} name */
  _listen(name) {
    const task = this._task
    // No event has more than two arguments.
    task.on(name, (/** @type {any} */ first, /** @type {any} */ second) => {
      if (name === 'stateChange') this._show('state', first)
      if (name === 'message') this._show('data', first.data)
      if (name === 'latency') this._show(name, first)
      if (name === 'error') this._show('lastError', first)
      if (name === 'giveUp') this._show('lastError', first.lastError)
      const hook = this._options[slotName(name)]
      // What was shown may have ended it.
      if (task === this._task && typeof hook === 'function') hook.call(task, first, second)
    })
  }

  _apply() {
    const options = taskOptions(this._options)
    // One that is not there any more has its default again.
    for (const name in assign(taskOptions(this._applied), options)) {
      const isNew = options[name] !== this._applied[name] && name !== 'miniprogram'
      if (isNew) this._task.opts[name] = options[name]
    }
    this._applied = this._options
  }
}
