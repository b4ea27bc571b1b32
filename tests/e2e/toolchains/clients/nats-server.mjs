// nats-server, with its WebSocket on a port of its own.

import { join } from 'node:path'
import { homeOf } from '../../../../scripts/real/toolchain.mjs'
import { write } from '../../../../scripts/lib/step.mjs'
import { serverProcess } from '../server-process.mjs'

export function natsServer() {
  return serverProcess('nats-server', (port) => {
    const file = join(homeOf('clients'), 'work', `nats-${port}.conf`)
    write(
      file,
      `port: -1\nhost: 127.0.0.1\nwebsocket { host: 127.0.0.1, port: ${port}, no_tls: true }\n`,
    )
    return ['-c', file]
  })
}
