// Peers that are WebSockets which reconnect. None has a heartbeat.

import { createRequire } from 'node:module'
import { caps, values } from '../options.mjs'
import { WebSocket } from './web-socket.mjs'

const require = createRequire(import.meta.url)

function follow(socket, { opened, heard }) {
  socket.addEventListener('open', opened)
  socket.addEventListener('message', ({ data }) => heard(data))
  return { send: (text) => socket.send(text), stop: () => socket.close() }
}

/** reconnecting-websocket, and partysocket, which comes from it. */
const reconnecting =
  (find) =>
  ({ cap }) => {
    const Reconnecting = find()
    const options = {
      WebSocket,
      minReconnectionDelay: values.base,
      maxReconnectionDelay: caps[cap],
      connectionTimeout: values.connect,
    }
    return (url, hooks) => follow(new Reconnecting(url, [], options), hooks)
  }

function websocketTs({ cap }) {
  // It looks for a page's.
  globalThis.WebSocket = WebSocket
  const { ConstantBackoff, ExponentialBackoff, WebsocketBuilder } = require('websocket-ts')
  const backoffs = {
    constant: () => new ConstantBackoff(values.base),
    // Its limit is an exponent.
    growing: () =>
      new ExponentialBackoff(values.base, Math.floor(Math.log2(caps.growing / values.base))),
  }
  return (url, { opened, heard }) => {
    const socket = new WebsocketBuilder(url)
      .withBackoff(backoffs[cap]())
      .onOpen(opened)
      .onMessage((_, { data }) => heard(data))
      .build()
    return { send: (text) => socket.send(text), stop: () => socket.close() }
  }
}

function robust() {
  globalThis.WebSocket = WebSocket
  globalThis.navigator ??= { onLine: true }
  const Robust = require('robust-websocket')
  // The app's own function; without it there are three retries, and none after 1000, 1008 and 1011.
  const shouldReconnect = Object.assign(() => values.base, { handle1000: true })
  const options = { timeout: values.connect, shouldReconnect, ignoreConnectivityEvents: true }
  return (url, hooks) => follow(new Robust(url, null, options), hooks)
}

const peer = (label, load) => ({ label, protocol: 'plain', load })

export const sockets = {
  rws: peer(
    'reconnecting-websocket',
    reconnecting(() => require('reconnecting-websocket')),
  ),
  partysocket: peer(
    'partysocket',
    reconnecting(() => require('partysocket/ws').default),
  ),
  'websocket-ts': peer('websocket-ts', websocketTs),
  robust: peer('robust-websocket', robust),
}
