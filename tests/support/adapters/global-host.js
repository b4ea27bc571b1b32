// A host with one global socket (Alipay's single mode, DingTalk). It does nothing by itself: a test says what it answers
// and reports.

import { end, show } from './log.js'

const EVENTS = ['Open', 'Close', 'Error', 'Message']

export class GlobalHost {
  /**
   * @param log takes a line for each call
   * @param isFrozen no field can be added to the host
   */
  constructor(log, isFrozen) {
    this.log = log
    this.listeners = { Open: [], Close: [], Error: [], Message: [] }
    /** How calls end: see `end`. */
    this.connects = ''
    this.sends = ''
    this.closes = ''
    this.error = { error: 2, errorMessage: 'no network' }
    /** Whether the host goes on calling listeners that were taken off. */
    this.forgets = true
    this.object = this.functions()
    if (isFrozen) Object.freeze(this.object)
  }

  functions() {
    const object = {
      connectSocket: (params) => {
        this.log.push('connect')
        this.params = params
        return end(this.connects, params, this.error)
      },
      sendSocketMessage: (params) => {
        this.log.push(`send ${params.isBuffer ? 'base64 ' : ''}${show(params.data)}`)
        return end(this.sends, params, this.error)
      },
      closeSocket: (params) => {
        this.log.push(params.code === 1000 ? 'close' : `close ${params.code}`)
        return end(this.closes, params, this.error)
      },
    }
    for (const event of EVENTS) {
      const listeners = this.listeners[event]
      object[`onSocket${event}`] = (listener) => {
        this.log.push(`on${event}`)
        listeners.push(listener)
      }
      object[`offSocket${event}`] = (listener) => {
        this.log.push(`off${event}`)
        if (this.forgets) listeners.splice(listeners.indexOf(listener), 1)
      }
    }
    return object
  }

  /** The host calls a callback of the latest connect call. */
  callBack(name, value) {
    this.params[name](value)
  }

  /** The host has no function of this name. */
  lack(name) {
    delete this.object[name]
  }

  /** The host reports an event of its socket. */
  say(event, value) {
    this.listeners[event].slice().forEach((listener) => listener(value))
  }
}
