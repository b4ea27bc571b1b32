// One SocketTask of a simulated host: what connectSocket returns (`socket.api`), and what the test sees.

import { trackedRejection } from './promises.mjs'
import {
  bytesOf,
  closeEvent,
  errorEvent,
  fromBase64,
  isBuffer,
  messageEvent,
  openEvent,
} from './shapes.mjs'

const STATES = ['connecting', 'open', 'closing', 'closed']

export class SocketTask {
  constructor(host, params) {
    this.host = host
    this.params = params
    this.state = 'connecting'
    this.listeners = { open: [], message: [], error: [], close: [] }
    this.early = []
    this.sends = []
    this.closes = []
    this.delivered = 0
    this.earlyCalls = 0
    this.api = this.makeApi()
  }

  get quirks() {
    return this.host.quirks
  }

  /** Alive as the host counts its slots. */
  get alive() {
    return this.state !== 'closed'
  }

  makeApi() {
    const api = {
      onOpen: (fn) => this.listen('open', fn),
      onMessage: (fn) => this.listen('message', fn),
      onClose: (fn) => this.listen('close', fn),
      send: (param) => this.send(param),
      close: (param) => this.close(param),
    }
    if (this.quirks.hasOnError) api.onError = (fn) => this.listen('error', fn)
    if (this.quirks.readyState) {
      const read = () => (this.quirks.readyState === 'lies' ? 1 : STATES.indexOf(this.state))
      Object.defineProperty(api, 'readyState', { get: read, enumerable: true, configurable: true })
    }
    return api
  }

  listen(type, fn) {
    if (this.quirks.listeners === 'add') this.listeners[type].push(fn)
    else this.listeners[type] = [fn]
    if (!this.quirks.keepsEarlyEvents) return
    const mine = this.early.filter((early) => early.type === type)
    this.early = this.early.filter((early) => early.type !== type)
    for (const { event } of mine) this.host.net.later(0, () => fn(event))
  }

  emit(type, event) {
    if (this.listeners[type].length === 0) this.early.push({ type, event })
    for (const fn of [...this.listeners[type]]) fn(event)
  }

  /** Connects through the transport; the outcome is reported as the switches say. */
  connect() {
    let error = null
    const { url, protocols, header, timeout = this.quirks.connectTimeout } = this.params
    this.link = this.host.net.open(
      url,
      { protocols, header, timeout },
      {
        open: (info) => {
          if (this.state !== 'connecting') return
          if (this.quirks.needsProtocol && protocols?.length && !info.protocol) {
            error = { errMsg: 'the server has chosen no subprotocol' }
            this.link.close()
            this.lostLink({ code: 1006, reason: '' }, error)
            return
          }
          this.state = 'open'
          this.openEvent = openEvent(info, this.quirks)
          this.emit('open', this.openEvent)
          this.host.report(this, 'open')
        },
        message: (data) => {
          if (this.state !== 'open' && this.state !== 'closing') return
          this.receive(data)
        },
        error: (event) => {
          error = event
        },
        close: (event) => this.lostLink(event, error),
      },
    )
  }

  receive(data) {
    this.delivered += 1
    this.lastEvent = messageEvent(data, this.quirks, this.host.realm)
    this.emit('message', this.lastEvent)
  }

  lostLink(event, error, lost = this.quirks.lost) {
    const before = this.state
    if (before === 'closed') return
    this.state = 'closed'
    if (before === 'closing' && this.quirks.closeReports !== 'later') return
    if (before === 'connecting' && this.quirks.refusedCode === 1001)
      event = { code: 1001, reason: 'Stream end encountered' }
    const how =
      before === 'connecting' ? this.quirks.refused : before === 'closing' ? 'close' : lost
    this.report(how, event, error ?? { errMsg: event.reason || 'abnormal closure' })
    this.host.report(this, 'close')
  }

  /** Reports the end as given, e.g. 'fail+error+close': the first now, each further one a little later. */
  report(how, close, error) {
    const words = how.split('+').filter(Boolean)
    words.forEach((word, i) => {
      const dispatch = () => this.dispatch(word, close, error)
      if (i === 0) dispatch()
      else this.host.net.later(0, dispatch)
    })
  }

  dispatch(word, close, error) {
    const tells = (event) => this.host.tells(event, this.params)
    if (word === 'fail') this.callBack(this.params, 'fail', tells(errorEvent(error, this.quirks)))
    if (word === 'error')
      this.emit('error', (this.errorEvent = tells(errorEvent(error, this.quirks))))
    if (word === 'close') {
      this.closeEvent = tells(closeEvent(close, this.quirks))
      const told = this.quirks.tellsClose === 'newest' ? this.host.socket : this
      told.emit('close', this.closeEvent)
    }
    if (word === 'global-close')
      this.host.signals.emit('SocketClose', { code: close.code, reason: close.reason })
  }

  // What the app calls

  send(param = {}) {
    this.sends.push(param)
    if (this.isTooEarly) this.tooEarly('send')
    const mode = this.quirks.send
    if (mode === 'throw') throw new this.host.realm.TypeError('send is broken')
    if (mode === 'reject')
      return trackedRejection(
        this.host.realm,
        { errMsg: 'sendSocketMessage:fail' },
        this.host.unhandled,
      )
    if (mode === 'error-object') return { error: 10, errorMessage: 'send failed' }
    if (mode === 'silent') return undefined
    if (mode === 'fail') return this.result(param, 'fail', { errMsg: 'sendSocketMessage:fail' })
    if (this.state !== 'open')
      return this.result(param, 'fail', {
        errMsg: 'sendSocketMessage:fail WebSocket is not connected',
      })
    const { data, isBuffer: coded } = param
    const isWrong = this.quirks.onlyBase64 || (!isBuffer(data) && this.quirks.onlyBuffers)
    if (typeof data !== 'string' && isWrong) {
      return this.result(param, 'fail', {
        errMsg: 'sendSocketMessage:fail data is neither string nor ArrayBuffer',
      })
    }
    if (mode !== 'lost')
      this.link.send(typeof data === 'string' ? (coded ? fromBase64(data) : data) : bytesOf(data))
    if (this.quirks.replySync) this.receive(data)
    return this.result(param, 'success', { errMsg: 'sendSocketMessage:ok' })
  }

  close(param) {
    this.closes.push(param)
    if (this.isTooEarly) this.tooEarly('close')
    const { quirks } = this
    if (quirks.closeThrows) throw new this.host.realm.Error('close is broken')
    if (quirks.closeNeedsParam && !param) throw new this.host.realm.TypeError('no argument')
    const { code, reason } = param ?? {}
    if (code !== 1000 && quirks.closeCodes === 'throws')
      throw new this.host.realm.Error('close takes the code 1000 alone')
    const illegal = code !== undefined && code !== 1000 && !(code >= 3000 && code <= 4999)
    const isRefused = code !== 1000 && quirks.closeCodes === 'fails'
    if (illegal || isRefused || (quirks.closeNeedsCode && code === undefined)) {
      return this.result(param, 'fail', {
        errMsg: 'closeSocket:fail code must be 1000 or 3000-4999',
      })
    }
    if (this.state === 'closing' || this.state === 'closed') return this.closeDead(param)
    if (this.state === 'connecting' && quirks.closeNeedsOpen) {
      return this.result(param, 'fail', { errMsg: 'closeSocket:fail WebSocket is not connected' })
    }
    const wasOpen = this.state === 'open'
    if (wasOpen) this.state = 'closing'
    this.link?.close(code ?? 1000, reason ?? '')
    if (wasOpen && quirks.closeReports === 'sync')
      this.dispatch('close', { code: code ?? 1000, reason: reason ?? '' })
    return this.result(param, 'success', { errMsg: 'closeSocket:ok' })
  }

  get isTooEarly() {
    // A socket that is open was accepted, though on a fast network its callback may be still to come.
    const isWaiting = this.state === 'connecting' && !this.isAccepted
    return this.quirks.callsNeedSuccess && isWaiting
  }

  tooEarly(call) {
    this.earlyCalls += 1
    throw new this.host.realm.Error(`${call} before the connect callback`)
  }

  closeDead(param) {
    const failure = { errMsg: 'closeSocket:fail taskID not exist' }
    if (this.quirks.closeDead === 'throw') throw new this.host.realm.Error(failure.errMsg)
    if (this.quirks.closeDead === 'reject')
      return trackedRejection(this.host.realm, failure, this.host.unhandled)
    if (this.quirks.closeDead === 'ignore') return undefined
    return this.result(param, 'fail', failure)
  }

  /** Result by callbacks if the caller gave any, by a Promise where the host has that. */
  result(param, name, value) {
    const { net, realm, unhandled, quirks } = this.host
    this.callBack(param, name, value)
    if (name === 'fail' && quirks.failTwice) this.callBack(param, name, value)
    const callbacks = ['success', 'fail', 'complete'].some((key) => param && key in param)
    if (!quirks.promisify || callbacks) return undefined
    if (name === 'fail') return trackedRejection(realm, value, unhandled)
    return new realm.Promise((resolve) => net.later(0, () => resolve(value)))
  }

  callBack(param, name, value) {
    this.host.net.later(0, () => {
      param?.[name]?.(value)
      param?.complete?.(value)
    })
  }
}
