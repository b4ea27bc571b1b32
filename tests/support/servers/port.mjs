// A port that stays one's own while it is closed. One that the system has chosen it would give to the next
// who asks, and clients would come back to a stranger; it gives none of these.

import { once } from 'node:events'
import { createServer } from 'node:net'

const FIRST = 10_000
const COUNT = 20_000

/** Elsewhere in each process: their tests run side by side. `WSHB_PORTS=n`: from the n-th on. */
let last = Number(process.env.WSHB_PORTS ?? process.pid * 97) % COUNT

/** Listens on a port of its own on loopback, and resolves to it. */
export async function listenOnOwnPort(server) {
  for (;;) {
    last = (last + 1) % COUNT
    try {
      return await listenOn(server, FIRST + last)
    } catch (error) {
      if (error.code !== 'EADDRINUSE') throw error
    }
  }
}

export async function listenOn(server, port) {
  server.listen(port, '127.0.0.1')
  await once(server, 'listening')
  return port
}

/** Such a port for a server in another process. */
export async function ownPort() {
  const server = createServer()
  const port = await listenOnOwnPort(server)
  server.close()
  await once(server, 'close')
  return port
}
