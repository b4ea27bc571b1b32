// An example server as a process of its own, on a port that stays its own while the server is down.

import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { at } from '../../../scripts/lib/step.mjs'
import { rustServer } from '../../../scripts/test/examples.mjs'
import { ownPort } from '../../support/servers/port.mjs'

/** What starts each of the servers that speak with tasks. */
export const commands = {
  node: [process.execPath, at('examples/server-node/server.js')],
  rust: [rustServer],
}

/** What starts those that come with an app, for its protocol. */
const ofApps = {
  mqtt: [process.execPath, at('examples/mqtt-wechat/tools/broker.mjs')],
  'device-check': [process.execPath, at('examples/device-check/server.mjs')],
  'socket.io': [process.execPath, at('examples/socketio-taro/tools/server.mjs')],
}

/** `env`: settings beside the port. */
export async function startExample(name, env = {}) {
  const server = new ExampleServer({ ...commands, ...ofApps }[name], {
    ...env,
    PORT: await ownPort(),
  })
  await server.start()
  return server
}

class ExampleServer {
  constructor(command, env) {
    Object.assign(this, { command, env })
    this.url = `ws://127.0.0.1:${env.PORT}/`
  }

  /** Resolves once it listens. */
  async start() {
    const [file, ...args] = this.command
    const child = spawn(file, args, {
      env: { ...process.env, ...this.env },
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    this.child = child
    const ended = once(child, 'exit').then(([code]) => {
      throw new Error(`${file} ended with code ${code} before it listened`)
    })
    const [printed] = await Promise.race([once(child.stdout, 'data'), ended])
    this.printed = printed.toString()
    // From here on its end is wanted.
    ended.catch(() => {})
  }

  /** As a deployment ends it. Resolves to its exit code. */
  async stop() {
    const exited = once(this.child, 'exit')
    this.child.kill('SIGTERM')
    const [code] = await exited
    return code
  }

  /** In any state. */
  end() {
    this.child.kill('SIGKILL')
  }

  async restart() {
    await this.stop()
    await this.start()
  }
}
