// `node --expose-gc inside.mjs FILE KIND COUNTS`: what tasks take, as one line of JSON: bytes after each of the
// counts, of the JS heap and of the core's own memory.

import { createRequire } from 'node:module'
import { setImmediate as turn } from 'node:timers/promises'
import { PAGE, pagesOf } from '../soak/memory.mjs'

const [, , file, kind, counts] = process.argv
const pages = pagesOf({ realm: globalThis })
const URL = 'wss://example.test/socket'

// What libraries for pages look for.
globalThis.window = globalThis
globalThis.navigator ??= { onLine: true }
globalThis.addEventListener ??= () => {}
globalThis.CustomEvent ??= Event

/** What a host keeps of an open socket. */
class Socket {
  static CONNECTING = 0
  static OPEN = 1
  static CLOSING = 2
  static CLOSED = 3
  static all = []
  on = {}
  readyState = 0
  constructor() {
    Socket.all.push(this)
  }
  addEventListener(type, listener) {
    this.on[type] = listener
  }
  removeEventListener() {}
  onOpen(listener) {
    this.on.open = listener
  }
  onMessage(listener) {
    this.on.message = listener
  }
  onClose(listener) {
    this.on.close = listener
  }
  onError(listener) {
    this.on.error = listener
  }
  send() {}
  close() {}
}

const host = { connectSocket: () => new Socket() }
const kept = []
globalThis.WebSocket = Socket

const lib = createRequire(import.meta.url)(file)
const api = lib.default?.default ?? lib.default ?? lib

const makers = {
  nothing: () => new Socket(),
  task: (more) => api({ miniprogram: host, connectSocketParams: { url: URL }, ...more }),
  js: () => makers.task({ wasm: false }),
  class: () => new api(URL, [], { WebSocket: Socket }),
  global: () => new api(URL),
  builder: () => new api(URL).build(),
}

async function add() {
  const before = Socket.all.length
  kept.push(await makers[kind]())
  while (Socket.all.length === before) await turn()
  const socket = Socket.all.at(-1)
  socket.readyState = 1
  socket.on.open?.({ type: 'open' })
}

async function weigh() {
  for (let times = 0; times < 3; times += 1) {
    await turn()
    globalThis.gc()
  }
  return { heap: process.memoryUsage().heapUsed, core: pages() * PAGE }
}

/** The engine, and what the first few of anything bring with them. */
const WARM = 20

while (kept.length < WARM) await add()
await weigh()
const weights = [{ tasks: 0, ...(await weigh()) }]
for (const count of JSON.parse(counts)) {
  while (kept.length < WARM + count) await add()
  weights.push({ tasks: count, ...(await weigh()) })
}
console.log(JSON.stringify(weights))
process.exit()
