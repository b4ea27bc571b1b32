// `…/websocket`: a `WebSocket` class over a host. Its sockets are tasks of the main entry, so an app that uses both has one
// engine. The build names the main entry of the same place (scripts/build/assemble.mjs).
import makeTask from 'websocket-heartbeat-miniprogram'
import { creator } from '../websocket/create-web-socket.js'

export const createWebSocket = creator(makeTask)
