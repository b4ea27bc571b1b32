// One client of the demo, a process of its own: `node client.mjs js|wasm|v1 HOST`. It runs one task for each
// fault on a simulated host over real sockets, or on a WebSocket class, does what the parent says, and
// reports what its hooks see.

import { createRequire } from 'node:module'
import { join } from 'node:path'
import { WebSocket } from 'ws'
import { createHost } from '../../tests/support/hosts/index.mjs'
import { WsNet } from '../../tests/support/networks/ws-net.mjs'
import { numbering } from '../../tests/support/servers/ledger.mjs'
import { packedDir } from '../lib/packed.mjs'

const require = createRequire(import.meta.url)

function load(engine) {
  if (engine === 'v1') {
    // Its bundle names `window`, which mini-program module wrappers declare.
    globalThis.window = {}
    return require('websocket-heartbeat-miniprogram-1').default
  }
  return require(join(packedDir(), engine === 'js' ? 'dist/index.js' : 'dist/node.cjs')).default
}

/** Messages can wait for the longest outage here; 1.x has no queue. */
const queue = { maxAge: 60_000 }

const [, , engine, host] = process.argv
const connect = load(engine)
const sessions = new Map()

/** 1.x does not catch refused sends; that must not end the comparison. */
if (engine === 'v1') process.on('unhandledRejection', () => {})

class Session {
  constructor(id, { url, options, closesInRetry }) {
    this.id = id
    this.closesInRetry = closesInRetry
    this.numbers = numbering(id)
    this.outage = false
    this.net = new WsNet()
    const miniprogram = host === 'WebSocket' ? WebSocket : createHost(host, { net: this.net }).api
    const engineOptions = engine === 'js' ? { wasm: false } : {}
    connect({
      miniprogram,
      connectSocketParams: { url },
      queue,
      ...options,
      ...engineOptions,
    }).then((task) => this.hook(task))
  }

  report(type, detail) {
    if (!this.ended && process.connected) process.send({ id: this.id, type, detail })
  }

  /** The scenario is over: reports no more, and closes the socket. */
  end() {
    this.ended = true
    this.task?.close({ code: 1000, success() {}, fail() {} })
    this.net.terminate()
  }

  hook(task) {
    this.task = task
    task.onOpen = () => {
      this.outage = false
      this.report('open')
      // Log in, as an app does: its echo proves the round trip.
      this.send('login')
    }
    task.onMessage = ({ data }) => {
      if (data === 'login') this.report('login')
      else if (data === 'heartbeat') this.report('heartbeat')
      else this.report('echo')
    }
    task.onError = (event) => this.report('error', event?.message ?? event?.errMsg ?? '')
    task.onClose = (event) => this.report('close', event?.code)
    task.onReconnect = () => {
      this.report('reconnect', task.repeat)
      if (this.closesInRetry) setTimeout(() => this.close(), 20)
      else if (!this.outage) this.say(2)
      this.outage = true
    }
  }

  send(data) {
    // With callbacks, so that both versions answer in the same way.
    this.task.send({ data, success() {}, fail() {} })
  }

  /** Numbered messages: the parent checks at the server that each arrived once. */
  say(count) {
    for (let i = 0; i < count; i += 1) {
      try {
        this.send(this.numbers.next())
      } catch {
        // 1.x throws where there is no socket: the message is lost, and counted so.
      }
    }
    this.report('said', this.numbers.sent)
  }

  close() {
    this.report('close()')
    this.task.close({ code: 1000, success() {}, fail() {} })
  }
}

process.on('message', ({ id, command, detail }) => {
  if (command === 'start') sessions.set(id, new Session(id, detail))
  if (command === 'say') sessions.get(id).say(detail)
  if (command === 'end') sessions.get(id).end()
})
process.on('disconnect', () => process.exit(0))
process.send({ type: 'ready' })
