// A socket of the host itself, without the library, and all that the host reports of it, in order.

import { describe, messageIn } from './describe'
import { failed, failure } from './failure'

const TYPES = ['Open', 'Message', 'Error', 'Close']
const METHODS = 'send close onOpen onMessage onError onClose offOpen offMessage offError offClose'
const ENDS = ['fail', 'error', 'close', 'throw', 'rejected']

const isClose = ({ name }) => name === 'close'
const isFunction = (value) => typeof value === 'function'

/** Whether its sockets are functions of the host itself, so that there is one for the whole app. */
const hasGlobal = (host) => isFunction(host.offSocketClose) && isFunction(host.onSocketOpen)

export class BareSocket {
  constructor(host, params, settle) {
    this.host = host
    this.settle = settle
    /** `{ name, at, event }`, and whether a step has used it. */
    this.events = []
    this.looks = []
    this.task = null
    this.isGlobal = false
    this.began = Date.now()
    const note = (name) => (event) => this.note(name, event)
    const callbacks = { success: note('success'), fail: note('fail'), complete() {} }
    try {
      this.returned = this.take(host.connectSocket(Object.assign({}, params, callbacks)))
    } catch (error) {
      this.returned = 'nothing'
      this.note('throw', error)
    }
  }

  /** Listens to what `connectSocket` has given; says what that is. */
  take(given) {
    if (given && isFunction(given.onOpen)) {
      this.task = given
      TYPES.forEach((type) => {
        if (isFunction(given[`on${type}`]))
          given[`on${type}`]((event) => this.note(type.toLowerCase(), event))
      })
      const has = METHODS.split(' ').filter((name) => isFunction(given[name]))
      return `a task (${has.join(' ')}; readyState ${given.readyState})`
    }
    if (given && isFunction(given.then)) {
      given.then(
        (task) => this.take(task),
        (error) => this.note('rejected', error)
      )
      return 'a Promise'
    }
    if (given) return describe(given)
    if (hasGlobal(this.host)) this.takeGlobal()
    return 'nothing'
  }

  takeGlobal() {
    const { host } = this
    this.isGlobal = true
    this.task = {
      send: (param) => host.sendSocketMessage(param),
      close: (param) => host.closeSocket(param),
    }
    this.listeners = TYPES.map((type) => {
      const listener = (event) => this.note(type.toLowerCase(), event)
      host[`onSocket${type}`](listener)
      return [type, listener]
    })
  }

  /** The events of the one socket are for somebody else from now on. */
  leave() {
    const listeners = this.listeners || []
    listeners.forEach(([type, listener]) => {
      const off = `offSocket${type}`
      if (isFunction(this.host[off])) this.host[off](listener)
    })
    this.hasLeft = true
  }

  note(name, event) {
    if (this.hasLeft) return
    // What the one socket has reported before was the end of an older one.
    if (name === 'open' && this.isGlobal)
      this.events.filter(isClose).forEach((one) => (one.name = 'older close'))
    this.events.push({ name, event, at: Date.now() - this.began })
    this.looks.slice().forEach((look) => look())
  }

  has(name) {
    return this.events.some((one) => one.name === name)
  }

  hasEnded() {
    const mayBeOlder = this.isGlobal && !this.has('open')
    return this.events.some((one) => ENDS.indexOf(one.name) >= 0 && !(mayBeOlder && isClose(one)))
  }

  /** The first event of these that no step has used; rejects after `ms`, or if the socket has ended. */
  next(names, ms) {
    return new Promise((resolve, reject) => {
      const end = (settle, value) => {
        clearTimeout(timer)
        this.looks = this.looks.filter((other) => other !== look)
        settle(value)
      }
      const look = () => {
        const found = this.events.find((one) => !one.isUsed && names.indexOf(one.name) >= 0)
        if (found) {
          found.isUsed = true
          return end(resolve, found.event)
        }
        if (this.hasEnded()) late('ended')
      }
      const late = (why) => end(reject, failure(why, `${names.join(' / ')}; ${this.order()}`))
      const timer = setTimeout(late, ms, 'no-answer')
      this.looks.push(look)
      look()
    })
  }

  /** Open, and greeted by the server; gives the number of the connection. */
  ready(ms) {
    return this.next(['open'], ms)
      .then(() => this.next(['message'], ms))
      .then(
        (event) => String(messageIn(event).data).replace('hello ', ''),
        () => this.settled().then(() => failed('no-open', this.order(true)))
      )
  }

  /** A host that calls nothing has taken it. */
  send(data, more) {
    return new Promise((resolve, reject) => {
      const fail = (error) => reject(failure('not-sent', describe(error)))
      setTimeout(resolve, this.settle)
      this.call('send', Object.assign({ data, success: resolve, fail }, more), fail)
    })
  }

  close(code, reason) {
    this.call('close', { code, reason, success() {}, fail() {} }, (error) =>
      this.note('refusal', error)
    )
  }

  /** Hosts refuse in different ways. */
  call(name, param, fail) {
    try {
      const given = this.task[name](param)
      if (given && isFunction(given.then)) given.then(null, fail)
    } catch (error) {
      fail(error)
    }
  }

  /** What else belongs to the latest event has come, too. */
  settled() {
    return new Promise((resolve) => setTimeout(resolve, this.settle))
  }

  /** The events so far, from the `first` on, and when they came; `fully`: with what they say. */
  order(fully, first = 0) {
    const line = ({ name, at, event }) =>
      `${name} +${at}${fully && name !== 'success' ? ` ${describe(event)}` : ''}`
    const events = this.events.slice(first).filter(({ name }) => !first || name !== 'success')
    return events.map(line).join(', ') || 'no event'
  }

  /** Closed, and gone as far as one can wait for that. */
  end(ms) {
    if (!this.task || this.hasLeft) return Promise.resolve()
    const isLive = this.isGlobal || this.has('open')
    if (!isLive || this.has('close')) return Promise.resolve(this.leave())
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, ms)
      this.looks.push(() => {
        if (!this.has('close')) return
        clearTimeout(timer)
        resolve()
      })
      this.close(1000, '')
    }).then(() => this.leave())
  }
}
