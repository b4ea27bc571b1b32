// A browser's `WebSocket` in the shape of a mini-program's socket, so that js/tap.js serves both.

import { warnOnce } from './guard.js'
import { can } from './tap.js'

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

/** A native socket as a task. It is called `ws`, as in Taro's on H5. */
function NativeTask(native) {
  this.ws = native
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

export function asTask(native) {
  return new NativeTask(native)
}

/** A task asked for ArrayBuffers instead of Blobs, where it shows its native socket (Taro's on H5 too). */
export function withBuffers(task) {
  try {
    task.ws.binaryType = 'arraybuffer'
  } catch (refused) {
    // No such socket. Blobs are converted as they come.
  }
  return task
}

/** What the app sees of a host's socket: the native one where there is only that. */
export function shown(task) {
  return task instanceof NativeTask ? task.ws : task
}
