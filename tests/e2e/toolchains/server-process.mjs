// A server that is another program, on a port of its own on loopback.

import { spawn } from 'node:child_process'
import { connect } from 'node:net'
import { ownPort } from '../../support/servers/port.mjs'

const answers = (port) =>
  new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1', () => resolve(socket.end() && true))
    socket.on('error', () => setTimeout(resolve, 50, false))
  })

/** Starts `program` with the arguments that `args(port)` gives; resolves once it answers. */
export async function serverProcess(program, args, env) {
  const port = await ownPort()
  const child = spawn(program, args(port), { stdio: 'ignore', env: { ...process.env, ...env } })
  const ended = new Promise((resolve) => child.on('exit', resolve))
  while (!(await answers(port))) {
    if (child.exitCode !== null) throw new Error(`${program} ended before it answered`)
  }
  return { port, stop: () => child.kill() && ended }
}
