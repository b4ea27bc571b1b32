// What takes messages, each in the same way: `connect(hook)` resolves to the listener that the host calls.

import { makeClass, makeHost } from './sockets.js'

const URL = 'wss://example.test/socket'

/** The host calls the hook itself. */
export const bare = async (hook) => hook

/** What no heartbeat can do without: it has to know when the last message came. */
export const clock = async (hook) => {
  let last = 0
  return (event) => {
    last = Date.now()
    hook(event)
    return last
  }
}

/** A task of this package or 1.x on a host with one socket. */
async function begin(start, { isPong, wasm } = {}) {
  const { api, on } = makeHost()
  const more = { ...(isPong && { isPong }), ...(wasm === false && { wasm }) }
  const task = await start({ miniprogram: api, connectSocketParams: { url: URL }, ...more })
  return { task, on }
}

/** This package and 1.x. */
export const miniProgram =
  (start, options = {}) =>
  async (hook) => {
    const { task, on } = await begin(start, options)
    task.onMessage = hook
    if (options.listener) task.on('message', options.listener)
    on.open({})
    return on.message
  }

/** The class of this package over such a host; `use(socket, hook)` makes the hook hear of messages. */
export const overHost =
  (createWebSocket, use, options = {}) =>
  async (hook) => {
    const { api, on } = makeHost()
    const socket = new (createWebSocket(api, options))(URL)
    use(socket, hook)
    const opened = new Promise((resolve) => (socket.onopen = resolve))
    await someTurns(() => on.open)
    on.open({})
    await opened
    return on.message
  }

const refused = (error) => {
  throw error
}

/** Sends each message to a host that takes it at once, and hands it to the hook when that is known. */
const ways = {
  callbacks: (send, hook) => (message) =>
    void send({ data: message.data, success: () => hook(message), fail: refused }),
  promise: (send, hook) => (message) => void send(message.data).then(() => hook(message)),
}

/** The same for `task.send` of this package and 1.x; `way` is one of these. */
export const sending =
  (start, way, options = {}) =>
  async (hook) => {
    const { task, on } = await begin(start, options)
    // Hooks, and so the first sends, wait until one is set.
    task.onMessage = () => {}
    on.open({})
    return ways[way]((message) => task.send(message), hook)
  }

/** No send that gives a result can do with less. */
export const bareSending = (way) => async (hook) => {
  const socket = makeHost().api.connectSocket()
  const promised = (data) => new Promise((success, fail) => socket.send({ data, success, fail }))
  return ways[way](way === 'promise' ? promised : (message) => socket.send(message), hook)
}

/** Those that wrap a WebSocket class; `start(url, Class)` gives what has the hook. */
export const wrapper = (start, use) => async (hook) => {
  const Socket = makeClass()
  const peer = start(URL, Socket)
  await someTurns(() => Socket.newest)
  const { on } = Socket.newest
  Socket.newest.readyState = 1
  on.open({ type: 'open' })
  use(peer, hook)
  return on.message
}

/** Some connect a moment later. */
async function someTurns(isThere) {
  for (let turns = 0; !isThere() && turns < 100; turns += 1)
    await new Promise((resolve) => setTimeout(resolve, 1))
}

export const listener = (socket, hook) => void socket.addEventListener('message', hook)
export const onmessage = (peer, hook) => void (peer.onmessage = hook)
