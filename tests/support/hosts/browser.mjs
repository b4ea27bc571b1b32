// A browser's `WebSocket` class over a simulated network (WHATWG WebSockets). The class itself is what
// an app passes as `miniprogram`; h5.mjs builds the H5 side of frameworks on it.

import { bufferIn, bytesOf } from './shapes.mjs'
import { SimulatedHost } from './simulated-host.mjs'

const STATES = ['connecting', 'open', 'closing', 'closed']

/** A Blob whose bytes come when the switches say. */
class FakeBlob {
  constructor(host, bytes) {
    this.size = bytes.length
    this.host = host
    this.bytes = bytes
  }

  get [Symbol.toStringTag]() {
    return 'Blob'
  }

  arrayBuffer() {
    const { realm, quirks, net } = this.host
    if (quirks.blobs === 'throw') throw new realm.TypeError('this Blob is broken')
    return new realm.Promise((resolve, reject) => {
      const settle = () =>
        quirks.blobs === 'reject'
          ? reject(new realm.Error('this Blob is gone'))
          : resolve(bufferIn(realm.ArrayBuffer, this.bytes))
      net.later(quirks.blobDelay, settle)
    })
  }
}

function error(host, name, message) {
  return Object.assign(new host.realm.Error(message), { name })
}

/** The class, for one host: its sockets are in `host.sockets`. */
function socketClass(host) {
  return class WebSocket {
    static CONNECTING = 0
    static OPEN = 1
    static CLOSING = 2
    static CLOSED = 3

    #listeners = { open: [], message: [], error: [], close: [] }
    #binaryType = 'blob'
    #link = null

    constructor(url, protocols = []) {
      const mode = host.script.shift() ?? host.quirks.connect
      host.connects.push({ at: host.net.clock?.now, params: { url, protocols }, mode })
      if (mode === 'throw' || !/^wss?:/.test(url))
        throw host.tells(error(host, 'SyntaxError', `The URL '${url}' is invalid.`), {
          url,
          protocols,
        })
      this.url = url
      this.asked = { url, protocols }
      this.readyState = 0
      this.protocol = ''
      this.closes = []
      this.sends = []
      this.unsent = 0
      for (const type of Object.keys(this.#listeners)) this[`on${type}`] = null
      if (host.quirks.terminates) this.terminate = () => this.#link.terminate()
      host.sockets.push(this)
      this.#link = host.net.open(
        url,
        { protocols },
        {
          open: () => {
            if (this.readyState > 0) return
            this.readyState = 1
            this.protocol = [protocols].flat()[0] ?? ''
            this.emit('open', {})
          },
          message: (data) => this.receive(data),
          // The cause is not reported: neither to the app nor to the console of the test.
          error: () => {
            this.readyState = 3
            this.emit('error', {})
          },
          close: ({ code, reason }) => {
            this.readyState = 3
            this.emit('close', { code, reason, wasClean: code !== 1006 })
          },
        },
      )
    }

    get state() {
      return STATES[this.readyState]
    }

    get alive() {
      return this.readyState < 3
    }

    /** What the simulated host shows of itself: the native socket. */
    get api() {
      return this.task ?? this
    }

    get bufferedAmount() {
      return this.unsent + (this.#link?.unsent ?? 0)
    }

    get binaryType() {
      return this.#binaryType
    }

    set binaryType(value) {
      // As browsers: what is no such type changes nothing.
      if (value === 'blob' || value === 'arraybuffer') this.#binaryType = value
    }

    addEventListener(type, fn) {
      if (!this.#listeners[type].includes(fn)) this.#listeners[type].push(fn)
    }

    emit(type, fields) {
      const isEmpty = type === 'close' && host.quirks.closeEvent === 'empty'
      const plain = isEmpty ? undefined : { type, target: this, ...fields }
      const isEnd = plain && (type === 'error' || type === 'close')
      const event = isEnd ? host.tells(plain, this.asked) : plain
      this.lastEvent = event
      this[`on${type}`]?.(event)
      for (const fn of [...this.#listeners[type]]) fn.call(this, event)
    }

    receive(data) {
      if (this.readyState > 1) return
      const bytes = typeof data === 'string' ? null : bytesOf(data)
      const isBlob = bytes && this.#binaryType === 'blob'
      const binary = isBlob
        ? new FakeBlob(host, bytes)
        : bytes && bufferIn(host.realm.ArrayBuffer, bytes)
      this.emit('message', { data: binary ?? data })
    }

    send(data) {
      this.sends.push(data)
      if (host.quirks.send === 'throw') throw new host.realm.TypeError('send is broken')
      if (this.readyState === 0) throw error(host, 'InvalidStateError', 'Still in CONNECTING state')
      // As browsers: what are no bytes is sent as a text.
      const given = bytesOf(data) ?? String(data)
      if (!host.quirks.drains) this.unsent += given.length
      else if (this.readyState === 1) this.#link.send(given)
    }

    close(code, reason) {
      this.closes.push([code, reason])
      if (host.quirks.closeEvent === 'empty') code = 1000
      const isLegal = code >= 3000 && code <= 4999 && host.quirks.closeCodes !== 'throws'
      if (code !== undefined && code !== 1000 && !isLegal)
        throw error(host, 'InvalidAccessError', `The close code ${code} is not allowed`)
      if (this.readyState > 1 || (this.readyState === 0 && host.quirks.closeNeedsOpen)) return
      this.readyState = 2
      this.#link.close(code, reason)
    }
  }
}

/** Takes methods from the class, and gives them to each of its sockets. */
function ownMethods(Class, names) {
  const methods = names.map((name) => [name, Class.prototype[name]])
  for (const name of names) delete Class.prototype[name]
  return class extends Class {
    constructor(...args) {
      super(...args)
      for (const [name, method] of methods) this[name] = (...given) => method.apply(this, given)
    }
  }
}

/** The class as libraries make it: see the switch `socketClass`. */
function shaped(Class, shape) {
  if (shape === 'slots') delete Class.prototype.addEventListener
  if (shape === 'own-listeners') return ownMethods(Class, ['addEventListener'])
  if (shape === 'own-methods') return ownMethods(Class, ['addEventListener', 'send', 'close'])
  return Class
}

export class BrowserHost extends SimulatedHost {
  constructor(parts) {
    super(parts)
    this.WebSocket = shaped(socketClass(this), this.quirks.socketClass)
    this.api = this.WebSocket
    if (this.quirks.socketClass === 'given')
      this.api = { connectSocket: ({ url, protocols }) => new this.WebSocket(url, protocols) }
  }
}

export const createBrowser = (parts) => new BrowserHost(parts)
