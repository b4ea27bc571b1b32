// `…/websocket`: a `WebSocket` class over a host. Its sockets are tasks of the main entry, so an app that uses both has one
// engine. The build puts the main entry of the same place in (scripts/build/assemble.mjs).
import { creator } from '../websocket/create-web-socket.js'

export const createWebSocket = creator(__MAIN__)
