// Gives a browser's `WebSocket` the shape of a mini-program's socket, so that one adapter serves both.

import { noop, warnOnce } from '../bridge/guard.js'
import { can } from './platform.js'

/**
 * @import { Callback, Callbacks, CloseParams, ConnectParams, HostApi, SendParams, SocketClass, SocketTask } from './types.js'
 */

/**
 * Whether a value is a `WebSocket` class: a browser's, Node's, that of `ws`, or a test's substitute.
 * @param {any} value
 * @returns {value is SocketClass}
 */
function isSocketClass(value) {
  const methods = typeof value === 'function' && value.prototype
  return can(methods, 'addEventListener') && can(methods, 'send') && can(methods, 'close')
}

/**
 * The class that opens sockets for a host without `connectSocket`: the host itself, or the one of the page.
 * @param {unknown} host
 * @returns {SocketClass | undefined}
 */
export function socketClass(host) {
  if (isSocketClass(host)) return host
  // `window` is not a test for a page: Taro fakes it on mini-programs.
  if (typeof WebSocket === 'undefined' || typeof document === 'undefined') return undefined
  return document && isSocketClass(WebSocket) ? WebSocket : undefined
}

/**
 * Calls back as a mini-program's host does.
 * @param {Callbacks} params
 * @param {string} what
 */
function succeed(params, what) {
  const result = { errMsg: `${what}:ok` }
  params.success(result)
  params.complete(result)
}

/**
 * Opens a native socket. Throws what the class throws.
 * @param {HostApi} host
 * @param {ConnectParams & Callbacks} params
 * @returns {WebSocket}
 */
export function openNative(host, params) {
  const Class = /** @type {SocketClass} */ (socketClass(host))
  if (/** @type {unknown} */ (Class) !== host) {
    warnOnce('miniprogram has no connectSocket: the page’s WebSocket is used')
  }
  if (Object.keys(params.header || {}).length) {
    warnOnce('WebSocket sends no header; use the url, protocols or a first message')
  }
  const native = new Class(params.url, params.protocols || [])
  succeed(params, 'connectSocket')
  return native
}

/** A native socket in the shape of a mini-program's. It does not use the slots `onmessage` …: they are the app's. */
class WebSocketTask {
  /** @param {WebSocket} native */
  constructor(native) {
    this._native = native
    try {
      native.binaryType = 'arraybuffer'
    } catch (refused) {
      // A class that replaces `WebSocket` in a test may not allow this. Blobs are converted when they come.
    }
  }

  /** @param {Callback} listener */
  onOpen(listener) {
    this._native.addEventListener('open', listener)
  }

  /** @param {Callback} listener */
  onClose(listener) {
    this._native.addEventListener('close', listener)
  }

  /** @param {Callback} listener */
  onError(listener) {
    this._native.addEventListener('error', listener)
  }

  /** @param {Callback} listener */
  onMessage(listener) {
    this._native.addEventListener('message', listener)
  }

  /** @param {SendParams & Callbacks} message */
  send(message) {
    // While it is closing, a native socket drops messages without an error.
    if (this._native.readyState !== 1) throw { errMsg: 'send:fail the socket is not open' }
    this._native.send(message.data)
    succeed(message, 'send')
  }

  /** @param {CloseParams & Callbacks} params */
  close(params) {
    this._native.close(params.code, params.reason)
    succeed(params, 'close')
  }
}

/**
 * The socket task for what a host gives. On H5, Taro's task keeps only one listener for each event and loses close
 * codes, so its native socket is used instead.
 * @param {any} socket
 * @returns {SocketTask}
 */
export function asTask(socket) {
  if (can(socket, 'addEventListener')) return new WebSocketTask(socket)
  try {
    if (!can(socket.ws, 'addEventListener')) return socket
    // Taro allows few sockets, and without a close listener it counts this one for ever.
    socket.onClose(noop)
    return new WebSocketTask(socket.ws)
  } catch (refused) {
    return socket
  }
}
