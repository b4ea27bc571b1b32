// A browser's `WebSocket` in the shape of a mini-program's socket, so that js/tap.js serves both.

import { nothing, warnOnce } from '../bridge/guard.js'
import { can } from './platform.js'

/** Whether a value is a `WebSocket` class: a browser's, Node's, that of `ws`, or a stand-in of tests. */
function isSocketClass(value) {
  var methods = typeof value === 'function' && value.prototype
  return can(methods, 'addEventListener') && can(methods, 'send') && can(methods, 'close')
}

/** The class that opens sockets for a host without `connectSocket`; in a page that is the page's own. */
export function socketClass(host) {
  if (isSocketClass(host)) return host
  // Never `window`: Taro fakes it on mini-programs.
  if (typeof WebSocket === 'undefined' || typeof document === 'undefined') return undefined
  return document && isSocketClass(WebSocket) ? WebSocket : undefined
}

function succeed(param, what) {
  var result = { errMsg: what + ':ok' }
  param.success(result)
  param.complete(result)
}

/** Opens a native socket; throws what the class throws. */
export function openNative(host, params) {
  var Class = socketClass(host)
  if (Class !== host) warnOnce('miniprogram has no connectSocket: the page’s WebSocket is used')
  if (Object.keys(params.header || {}).length) {
    warnOnce('WebSocket sends no header; use the url, protocols or a first message')
  }
  var native = new Class(params.url, params.protocols || [])
  succeed(params, 'connectSocket')
  return native
}

/** A native socket as a task. */
function NativeTask(native) {
  this.ws = native
  try {
    native.binaryType = 'arraybuffer'
  } catch (refused) {
    // A stand-in's may be fixed. Blobs are converted as they come.
  }
}

// The app may use the native socket's own slots (`onmessage` …).
function listener(type) {
  return function (fn) {
    this.ws.addEventListener(type, fn)
  }
}

NativeTask.prototype = {
  onOpen: listener('open'),
  onClose: listener('close'),
  onError: listener('error'),
  onMessage: listener('message'),

  send: function (message) {
    // A native socket drops what it gets while it is closing, without a word.
    if (this.ws.readyState !== 1) throw { errMsg: 'send:fail the socket is not open' }
    this.ws.send(message.data)
    succeed(message, 'send')
  },

  close: function (param) {
    this.ws.close(param.code, param.reason)
    succeed(param, 'close')
  },
}

/**
 * A host's socket as a task with all that it can do. Taro's on H5 keeps one listener an event and loses
 * close codes, which the native socket that it shows does not.
 */
export function asTask(socket) {
  if (can(socket, 'addEventListener')) return new NativeTask(socket)
  try {
    if (!can(socket.ws, 'addEventListener')) return socket
    // Else Taro counts it for ever among the few that it allows.
    socket.onClose(nothing)
    return new NativeTask(socket.ws)
  } catch (refused) {
    return socket
  }
}
