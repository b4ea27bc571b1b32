// Real sockets through a page's own `WebSocket`: ws-net.mjs for simulated hosts that live in a browser.

export class PageNet {
  constructor() {
    this.sockets = new Set()
    this.isOver = false
  }

  later(ms, run) {
    setTimeout(run, ms)
  }

  open(url, { protocols = [], timeout } = {}, on) {
    // Whoever still opens or sends then gets nothing.
    if (this.isOver) return { send() {}, close() {} }
    const socket = new WebSocket(url, protocols)
    socket.binaryType = 'arraybuffer'
    this.sockets.add(socket)
    const late = timeout && setTimeout(() => socket.close(), timeout)
    socket.addEventListener('open', () => {
      clearTimeout(late)
      on.open({ header: {}, protocol: socket.protocol })
    })
    socket.addEventListener('message', ({ data }) => on.message(data))
    socket.addEventListener('error', () => on.error({ errMsg: 'WebSocket error' }))
    socket.addEventListener('close', ({ code, reason }) => {
      clearTimeout(late)
      this.sockets.delete(socket)
      on.close({ code, reason })
    })
    return {
      send: (data) => this.isOver || socket.send(data),
      close: (code, reason) => socket.close(code, reason),
    }
  }

  /** Closes whatever is still there; nothing is opened any more. */
  terminate() {
    this.isOver = true
    for (const socket of this.sockets) socket.close()
  }
}
