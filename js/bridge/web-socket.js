// Sockets of a `WebSocket` class: a browser's, Node's, that of `ws`, of an adapter for mini-games, or a test's substitute.
// Rust calls these functions by `src/host/sys.rs`.

import { can, fromHost, get, numberIn, succeed } from './foreign.js'
import { warnOnce } from './guard.js'
import { pageDocument } from './page.js'

/** @typedef {new (url: string, protocols: string | string[]) => WebSocket} SocketClass */

/**
 * @param {unknown} value
 * @returns {boolean}
 */
const sendsAndCloses = (value) => can(value, 'send') && can(value, 'close')

/**
 * Whether a value is a socket of such a class. It may have the slots `onmessage` … alone.
 * @param {unknown} value
 */
function isSocket(value) {
  const listens = can(value, 'addEventListener') || get(value, 'onmessage') !== undefined
  return listens && sendsAndCloses(value)
}

/**
 * The socket of such a class: the value itself, or the one that Taro's task has on H5; undefined if there is none.
 * @param {unknown} value
 */
export function nativeIn(value) {
  return [value, get(value, 'ws')].filter(isSocket)[0]
}

/**
 * A host's socket, and what may be inside it: on H5, the tasks of Taro, uni-app and mpx have a socket of such a class.
 * @param {unknown} socket
 * @returns {any[]}
 */
export function layersOf(socket) {
  return [socket, get(socket, 'ws'), get(socket, '_webSocket'), get(socket, '_socket')]
}

/**
 * How many bytes a socket has not sent yet; undefined if it does not tell.
 * @param {unknown} socket
 */
export function unsentBy(socket) {
  return layersOf(socket)
    .map((layer) => numberIn(layer, 'bufferedAmount'))
    .filter((bytes) => bytes >= 0)[0]
}

/**
 * The class that opens sockets for a host without `connectSocket`: the host itself, or the one of the page. Its methods
 * may be on its sockets alone; then its constants tell that it is one.
 * @param {unknown} host
 * @returns {SocketClass | undefined}
 */
function classFor(host) {
  const inPage = typeof WebSocket === 'undefined' || !pageDocument() ? undefined : WebSocket
  /** @type {any[]} */
  const classes = [host, inPage]
  return classes.filter((value) => {
    const isKnown = get(value, 'OPEN') === 1 || sendsAndCloses(get(value, 'prototype'))
    return isKnown && typeof value === 'function'
  })[0]
}

/**
 * Whether there is such a class.
 * @param {unknown} host
 */
export function hasClass(host) {
  return !!classFor(host)
}

/**
 * Makes a socket of that class.
 * @param {unknown} host
 * @param {{ url: string, protocols?: string | string[], header?: object }} params with callbacks
 */
export function openNative(host, params) {
  const Class = /** @type {SocketClass} */ (classFor(host))
  if (Class !== host) warnOnce('miniprogram has no connectSocket: the page’s WebSocket is used')
  if (Object.keys(params.header || {}).length) {
    warnOnce('WebSocket sends no header; use the url, protocols or a first message')
  }
  const socket = new Class(params.url, params.protocols || [])
  fromHost.latest = socket
  succeed(params, 'connectSocket:ok')
  return socket
}
