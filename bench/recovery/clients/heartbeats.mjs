// The packed package, and 1.x, which needs the host that both have here.

import { createRequire } from 'node:module'
import { engine as engineOf } from '../../../tests/support/engines.mjs'
import { createHost } from '../../../tests/support/hosts/index.mjs'
import { WsNet } from '../../../tests/support/networks/ws-net.mjs'
import { caps, values } from '../options.mjs'
import { WebSocket } from './web-socket.mjs'

const require = createRequire(import.meta.url)

const options = {
  pingTimeout: values.ping,
  pongTimeout: values.pong,
  reconnectTimeout: values.base,
  connectTimeout: values.connect,
}

/** What the hosts of 1.x know: it has no time-out of its own. */
const timeout = values.connect

function follow(task, { opened, heard }) {
  task.onOpen = opened
  task.onMessage = ({ data }) => heard(data)
  // With callbacks, so that both versions answer in the same way.
  return (data) => task.send({ data, success() {}, fail() {} })
}

async function ours(engine, { cap }) {
  const { file, options: more } = engineOf(engine)
  const connect = require(file).default
  return (miniprogram, url, hooks) =>
    connect({
      miniprogram,
      connectSocketParams: { url },
      ...options,
      reconnectTimeoutMax: caps[cap],
      ...more,
    }).then((task) => ({ send: follow(task, hooks), stop: () => task.destroy() }))
}

/** One app with one host for each client: hosts count sockets. */
const onHost = (connect) => async (url, hooks) => {
  const net = new WsNet()
  const { api } = createHost('wx', { net })
  const { send, stop } = await connect(api, url, hooks)
  const end = () => {
    stop()
    net.terminate()
  }
  return { send, stop: end }
}

const onClass = (connect) => (url, hooks) => connect(WebSocket, url, hooks)

async function first() {
  // Its bundle names `window`, which mini-program module wrappers declare.
  globalThis.window = {}
  // It leaves refused sends alone; that must not end the comparison.
  process.on('unhandledRejection', () => {})
  const connect = require('websocket-heartbeat-miniprogram-1').default
  return (miniprogram, url, hooks) =>
    connect({ miniprogram, connectSocketParams: { url, timeout }, ...options }).then((task) => ({
      send: follow(task, hooks),
      stop: () => task.close({ code: 1000 }),
    }))
}

export const heartbeats = {
  wasm: {
    label: 'this, wasm',
    protocol: 'plain',
    load: async (play) => onClass(await ours('wasm', play)),
  },
  js: {
    label: 'this, JS',
    protocol: 'plain',
    load: async (play) => onClass(await ours('js', play)),
  },
  wx: {
    label: 'this, on wx',
    protocol: 'plain',
    load: async (play) => onHost(await ours('wasm', play)),
  },
  v1: { label: '1.x, on wx', protocol: 'plain', load: async () => onHost(await first()) },
}
