// Real sockets through `ws`, in the shape of virtual-net.mjs: the transport of simulated hosts in the
// demo and in end-to-end tests. Script the faults at the server (tests/support/servers).

import WebSocket from 'ws'

export class WsNet {
  constructor() {
    this.sockets = new Set()
    /** Called after everything that the host has got. */
    this.watch = () => {}
  }

  later(ms, run) {
    setTimeout(() => {
      run()
      this.watch()
    }, ms)
  }

  open(url, { protocols = [], header = {}, timeout } = {}, on) {
    const socket = new WebSocket(url, protocols, { headers: header, handshakeTimeout: timeout })
    socket.binaryType = 'arraybuffer'
    this.sockets.add(socket)
    let headers = {}
    socket.on('upgrade', (response) => void (headers = response.headers))
    socket.on('open', () => on.open({ header: headers, protocol: socket.protocol }))
    socket.on('message', (data, isBinary) =>
      on.message(isBinary ? exactBuffer(data) : data.toString()),
    )
    socket.on('error', (error) => on.error({ errMsg: error.message }))
    socket.on('close', (code, reason) => {
      this.sockets.delete(socket)
      on.close({ code, reason: reason.toString() })
    })
    for (const type of ['open', 'message', 'error', 'close']) socket.on(type, () => this.watch())
    return {
      send: (data) => socket.send(data),
      close: (code, reason) => socket.close(code, reason),
    }
  }

  /** Ends whatever is still there, so that a process can exit. */
  terminate() {
    for (const socket of this.sockets) socket.terminate()
  }
}

function exactBuffer(data) {
  if (data instanceof ArrayBuffer) return data
  return data.buffer.slice(data.byteOffset, data.byteOffset + data.byteLength)
}
