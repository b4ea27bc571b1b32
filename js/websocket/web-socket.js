// A `WebSocket` class over a host, as the standard describes it (https://websockets.spec.whatwg.org).

import { giveInner, makeAccessors } from '../api/accessors.js'
import { get } from '../bridge/foreign.js'
import { assign } from '../util/assign.js'
import { MAX_REASON } from '../util/close-reason.js'
import { READY_CONNECTING, Connection } from './connection.js'
import { define, makeEvent, tag } from './events.js'
import { exception } from './exceptions.js'
import { Listeners } from './listeners.js'
import { outgoing } from './outgoing.js'
import { protocolsOf } from './protocols.js'
import { parseUrl } from './url.js'
import { byteLength, wellFormed } from './utf8.js'

/** The names of the states, by their numbers. */
const STATES = ['CONNECTING', 'OPEN', 'CLOSING', 'CLOSED']

/**
 * What one class knows of its host.
 * @typedef {object} Plan
 * @property {number} closeTimeout ms
 * @property {(connection: Connection, url: string, protocols: string[]) => void} connect
 */

/** What is behind a socket. */
class Inner {
  /**
   * @param {object} socket
   * @param {{ href: string, origin: string }} url
   * @param {string[]} protocols
   * @param {Plan} plan
   */
  constructor(socket, { href, origin }, protocols, plan) {
    this.url = href
    this.binaryType = typeof Blob === 'function' ? 'blob' : 'arraybuffer'
    this.listeners = new Listeners(socket)
    this._origin = origin
    this.connection = new Connection(this, protocols, plan.closeTimeout)
    plan.connect(this.connection, href, protocols)
  }

  open() {
    this.listeners.dispatch(makeEvent('Event', 'open', {}))
  }

  /** A realm may have no Blobs. */
  _isBlob() {
    return this.binaryType === 'blob' && typeof Blob === 'function'
  }

  /** @param {string | ArrayBuffer} data */
  message(data) {
    const isText = typeof data === 'string'
    const value = isText ? data : this._isBlob() ? new Blob([data]) : ownBuffer(data)
    const init = { data: value, origin: this._origin }
    this.listeners.dispatch(makeEvent('MessageEvent', 'message', init))
  }

  /** @param {any} error */
  error(error) {
    const event = makeEvent('Event', 'error', {})
    // Beyond the standard: the words of the host.
    define(event, 'message', get(error, 'message') || '')
    define(event, 'error', error)
    this.listeners.dispatch(event)
  }

  /** @param {{ wasClean: boolean, code: number, reason: string }} init */
  close(init) {
    this.listeners.dispatch(makeEvent('CloseEvent', 'close', init))
  }
}

/**
 * The bytes of a host as a buffer of this realm.
 * @param {ArrayBuffer} bytes
 */
function ownBuffer(bytes) {
  return bytes instanceof ArrayBuffer ? bytes : new Uint8Array(new Uint8Array(bytes)).buffer
}

/** @type {Record<string, (inner: Inner) => unknown>} */
const VIEWS = {
  url: ({ url }) => url,
  readyState: ({ connection }) => connection.state,
  bufferedAmount: ({ connection }) => connection.unsent,
  extensions: ({ connection }) => connection.extensions,
  protocol: ({ connection }) => connection.protocol,
}

/**
 * @param {any} socket
 * @returns {Inner}
 */
function innerOf(socket) {
  if (!socket || typeof socket._ !== 'function') throw new TypeError('Illegal invocation')
  return socket._()
}

/**
 * @param {number} count
 * @param {string} name
 * @param {ArrayLike<unknown>} args
 */
function needs(count, name, args) {
  if (args.length < count)
    throw new TypeError(`${name}: ${args.length} arguments; needed: ${count}`)
}

/**
 * A number as an unsigned short, by `[Clamp]` of Web IDL.
 * @param {any} given
 */
function clamped(given) {
  const number = Math.min(Math.max(+given, 0), 65535)
  const floor = Math.floor(number)
  const rest = number - floor
  return rest > 0.5 || (rest === 0.5 && floor % 2) ? floor + 1 : floor || 0
}

const METHODS = {
  /**
   * @this {any}
   * @param {any} data
   */
  send(data) {
    const { connection } = innerOf(this)
    needs(1, 'send', arguments)
    const message = outgoing(data)
    if (connection.state === READY_CONNECTING) {
      throw exception('InvalidStateError', 'send: the socket is still connecting')
    }
    connection.send(message)
  },

  /**
   * Its arguments, a code and a reason, may be missing.
   * @this {any}
   */
  close() {
    const { connection } = innerOf(this)
    const [code, reason] = arguments
    const number = code === undefined ? undefined : clamped(code)
    const text = reason === undefined ? '' : wellFormed(`${reason}`)
    if (number !== undefined && number !== 1000 && !(number >= 3000 && number <= 4999)) {
      throw exception('InvalidAccessError', `close: code ${number}; allowed: 1000, 3000 to 4999`)
    }
    if (byteLength(text) > MAX_REASON) {
      throw exception('SyntaxError', `close: the reason has more than ${MAX_REASON} bytes`)
    }
    connection.close(number, text)
  },

  /**
   * @this {any}
   * @param {string} type
   * @param {unknown} callback
   */
  addEventListener(type, callback) {
    const { listeners } = innerOf(this)
    needs(2, 'addEventListener', arguments)
    listeners.add(`${type}`, callback, arguments[2])
  },

  /**
   * @this {any}
   * @param {string} type
   * @param {unknown} callback
   */
  removeEventListener(type, callback) {
    const { listeners } = innerOf(this)
    needs(2, 'removeEventListener', arguments)
    listeners.remove(`${type}`, callback, arguments[2])
  },

  /**
   * @this {any}
   * @param {any} event
   */
  dispatchEvent(event) {
    const { listeners } = innerOf(this)
    if (!event || typeof event.type !== 'string') throw new TypeError('dispatchEvent: no event')
    if (event.eventPhase) throw exception('InvalidStateError', 'dispatchEvent: it is on its way')
    return listeners.dispatch(event)
  },
}

/**
 * @param {Function | undefined} fn
 * @param {string} name the one that it shows
 */
function named(fn, name) {
  if (fn) Object.defineProperty(fn, 'name', { value: name, configurable: true })
}

/** Descriptors of the attributes. */
function attributes() {
  const views = makeAccessors(Object.keys(VIEWS), (inner, name) => VIEWS[name](inner))
  const binaryType = makeAccessors(
    ['binaryType'],
    (inner) => inner.binaryType,
    (inner, _, value) => {
      const type = `${value}`
      if (/^(blob|arraybuffer)$/.test(type)) inner.binaryType = type
    },
  )
  const handlers = makeAccessors(
    ['onopen', 'onerror', 'onclose', 'onmessage'],
    (inner, name) => inner.listeners.handler(name.slice(2)),
    (inner, name, value) => inner.listeners.setHandler(name.slice(2), value),
  )
  const all = assign(assign(views, binaryType), handlers)
  for (const name in all) {
    const attribute = all[name]
    attribute.configurable = true
    named(attribute.get, `get ${name}`)
    named(attribute.set, `set ${name}`)
  }
  return all
}

/** The prototype that all sockets of a class share. */
function makePrototype() {
  const parent = typeof EventTarget === 'function' ? EventTarget.prototype : Object.prototype
  const prototype = Object.create(parent, attributes())
  assign(prototype, METHODS)
  for (const name in METHODS) named(prototype[name], name)
  tag(prototype, 'WebSocket')
  return prototype
}

/**
 * The class of a host.
 * @param {Plan} plan
 * @returns {any}
 */
export function webSocketClass(plan) {
  /**
   * Its second argument, the subprotocols, may be missing.
   * @this {any}
   * @param {any} url
   */
  function WebSocket(url) {
    if (!(this instanceof WebSocket) || get(this, '_')) throw new TypeError('WebSocket: use new')
    needs(1, 'WebSocket', arguments)
    const text = `${url}`
    const protocols = protocolsOf(arguments[1])
    const parsed = parseUrl(text)
    if (!parsed)
      throw exception('SyntaxError', 'WebSocket: the URL is no absolute one of ws or wss')
    giveInner(this, new Inner(this, parsed, protocols, plan))
  }
  const prototype = makePrototype()
  Object.defineProperty(prototype, 'constructor', {
    value: WebSocket,
    writable: true,
    configurable: true,
  })
  named(WebSocket, 'WebSocket')
  Object.defineProperty(WebSocket, 'prototype', { value: prototype, writable: false })
  // Where there are EventTargets, all can set prototypes.
  if (typeof EventTarget === 'function') get(Object, 'setPrototypeOf')(WebSocket, EventTarget)
  STATES.forEach((name, value) => {
    Object.defineProperty(WebSocket, name, { value, enumerable: true })
    Object.defineProperty(prototype, name, { value, enumerable: true })
  })
  return WebSocket
}
