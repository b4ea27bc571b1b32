// Sockets without a network, for engines that have nothing but JavaScript: what is measured is all that
// happens between the host's event and the user's hook.

/** A mini-program's host with one socket; `on` has its listeners. */
export function makeHost() {
  const on = {}
  const listen = (type) => (listener) => void (on[type] = listener)
  const socket = {
    onOpen: listen('open'),
    onMessage: listen('message'),
    onClose: listen('close'),
    onError: listen('error'),
    send: ({ success }) => success && success({}),
    close: () => {},
  }
  return { on, api: { connectSocket: () => socket } }
}

/** A browser's class; its newest instance has the listeners, as `on`. */
export function makeClass() {
  return class FakeSocket {
    static CONNECTING = 0
    static OPEN = 1
    static CLOSING = 2
    static CLOSED = 3

    constructor(url) {
      Object.assign(this, { url, readyState: 0, bufferedAmount: 0, on: {} })
      FakeSocket.newest = this
    }
    addEventListener(type, listener) {
      this.on[type] = listener
    }
    removeEventListener() {}
    send() {}
    close() {}
  }
}
