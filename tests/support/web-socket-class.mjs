// The entry `websocket` in a world.

import { dirname, join } from 'node:path'
import { webClasses } from './web-events.mjs'

const URL = 'wss://example.test/socket'

/** The function that the entry exports, with the engine of the world. */
export function createWebSocketOf(w) {
  const folder = dirname(w.entry.file)
  const file = w.engine === 'js' ? join(folder, '../websocket.js') : join(folder, 'websocket.cjs')
  return w.require(file).createWebSocket
}

/** A class over the host of the world. */
export function classOf(w, options) {
  return createWebSocketOf(w)(w.host.api, { ...w.entry.options, ...options })
}

/** A socket, with what it tells from now on in `socket.log`: one text for each event. */
export function connect(w, WebSocket = classOf(w), url = URL, ...more) {
  const socket = new WebSocket(url, ...more)
  socket.log = []
  for (const type of ['open', 'message', 'error', 'close']) {
    socket.addEventListener(type, (event) => socket.log.push(textOf(event)))
  }
  return socket
}

/** A socket that is open. */
export async function opened(w, ...args) {
  const socket = connect(w, ...args)
  await w.until(() => socket.readyState === 1)
  return socket
}

function textOf({ type, data, code, reason, wasClean }) {
  if (type === 'message') return `message ${typeof data === 'string' ? data : bytesOf(data)}`
  if (type === 'close') return `close ${code}${reason && ` ${reason}`}${wasClean ? ' clean' : ''}`
  return type
}

export const bytesOf = (buffer) => `[${[...new Uint8Array(buffer)]}]`

/** The text that a call throws as: its name. */
export function thrown(call) {
  try {
    call()
  } catch (error) {
    return error.name
  }
  return 'nothing'
}

/** Gives the realm of a world the web's classes. */
export function asOnTheWeb({ realm, evaluate }) {
  Object.assign(realm, webClasses(evaluate))
  realm.Blob = class Blob {
    constructor(parts, answer = 'ok') {
      this.parts = parts
      this.answer = answer
      this.size = parts.reduce((sum, part) => sum + (part.byteLength ?? part.length), 0)
    }
    get [Symbol.toStringTag]() {
      return 'Blob'
    }
    async arrayBuffer() {
      await null
      if (this.answer !== 'ok') throw new Error(this.answer)
      return this.parts[0]
    }
  }
}

/** In a bare realm, and in one with the web's classes. */
export const REALMS = { bare: () => {}, web: asOnTheWeb }
