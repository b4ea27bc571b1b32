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

/** This package and 1.x. */
export const miniProgram =
  (start, options = {}) =>
  async (hook) => {
    const { api, on } = makeHost()
    const { isPong, wasm, listener } = options
    const more = { ...(isPong && { isPong }), ...(wasm === false && { wasm }) }
    const task = await start({ miniprogram: api, connectSocketParams: { url: URL }, ...more })
    task.onMessage = hook
    if (listener) task.on('message', listener)
    on.open({})
    return on.message
  }

/** Those that wrap a WebSocket class; `start(url, Class)` gives what has the hook. */
export const wrapper = (start, use) => async (hook) => {
  const Socket = makeClass()
  const peer = start(URL, Socket)
  // Some connect a moment later.
  for (let turns = 0; !Socket.newest && turns < 100; turns += 1)
    await new Promise((resolve) => setTimeout(resolve, 1))
  const { on } = Socket.newest
  Socket.newest.readyState = 1
  on.open({ type: 'open' })
  use(peer, hook)
  return on.message
}

export const onmessage = (peer, hook) => void (peer.onmessage = hook)
