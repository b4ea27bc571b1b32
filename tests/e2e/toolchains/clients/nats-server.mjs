// nats-server, with its WebSocket on a free port.

import { spawn } from 'node:child_process'
import { connect } from 'node:net'
import { join } from 'node:path'
import { homeOf } from '../../../../scripts/real/toolchain.mjs'
import { write } from '../../../../scripts/lib/step.mjs'
import { httpServer } from './servers.mjs'

/** A port that was free a moment ago. */
async function freePort() {
  const { port, stop } = await httpServer()
  await stop()
  return port
}

const answers = (port) =>
  new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1', () => resolve(socket.end() && true))
    socket.on('error', () => setTimeout(resolve, 50, false))
  })

export async function natsServer() {
  const port = await freePort()
  const file = join(homeOf('clients'), 'work', `nats-${port}.conf`)
  write(
    file,
    `port: -1\nhost: 127.0.0.1\nwebsocket { host: 127.0.0.1, port: ${port}, no_tls: true }\n`,
  )
  const child = spawn('nats-server', ['-c', file], { stdio: 'ignore' })
  while (!(await answers(port))) if (child.exitCode !== null) throw new Error('nats-server ended')
  const ended = new Promise((resolve) => child.on('exit', resolve))
  return { port, stop: () => child.kill() && ended }
}
