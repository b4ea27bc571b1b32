// A connection as a composable or a hook has it: it shows the latest of each kind, and takes calls before its task exists.

import WebsocketHeartbeat from 'websocket-heartbeat-miniprogram'
import { HOOKS } from '#build/protocol.js'
import { noop } from '../bridge/guard.js'
import { assign } from '../util/assign.js'
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
    this.send = (/** @type {any} */ message) => this._send(message)
    this.open = () => {
      this._call('open', undefined, () => this._start())
    }
    this.close = (/** @type {any} */ params) => {
      this._call('close', params, () => this._show('state', 'closed'))
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
    if (this._task) this._task.destroy()
    this._starting = this._task = null
    this._state = 'destroyed'
  }

  /** @param {any} message */
  _send(message) {
    if (this._task) return this._task.send(message)
    this.begin()
    /** @type {any} */
    const { WebsocketHeartbeatError } = WebsocketHeartbeat
    const sent = this._starting
      ? this._starting.then((task) => task.send(message))
      : Promise.reject(new WebsocketHeartbeatError(this._state))
    // As with a task, nobody has to catch it.
    sent.then(null, noop)
    return sent
  }

  _start() {
    this._applied = this._options
    this._show('state', 'connecting')
    const starting = WebsocketHeartbeat(taskOptions(this._options)).then((task) => {
      if (starting !== this._starting) task.destroy()
      else {
        this._task = task
        this._apply()
        HOOKS.forEach((name) => this._listen(name))
        this._show('state', task.state)
      }
      return task
    })
    this._starting = starting
    starting.then(null, (error) => {
      if (starting !== this._starting) return
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
      if (typeof hook === 'function') hook.call(task, first, second)
    })
  }

  _apply() {
    const options = taskOptions(this._options)
    for (const name in options) {
      const isNew = options[name] !== this._applied[name] && name !== 'miniprogram'
      if (isNew) this._task.opts[name] = options[name]
    }
    this._applied = this._options
  }

  /**
   * Calls a method of the task as soon as there is one. If none is on its way, and one may be, `otherwise` is called.
   * @param {string} method
   * @param {any} argument
   * @param {() => void} otherwise
   */
  _call(method, argument, otherwise) {
    if (this._task) this._task[method](argument)
    else if (this._starting) this._starting.then((task) => task[method](argument), noop)
    else if (!this.isOver()) otherwise()
  }
}
