// A stage on real sockets, with a server of its own. Tests wait for events, never for a time.

import assert from 'node:assert/strict'
import { createRequire } from 'node:module'
import WebSocket from 'ws'
import { engine as engineOf } from '../../support/engines.mjs'
import { createHost } from '../../support/hosts/index.mjs'
import { hasOneSocket, presets, tellsCodes } from '../../support/hosts/quirks.mjs'
import { WsNet } from '../../support/networks/ws-net.mjs'
import { startPeer } from '../../support/servers/peer.mjs'
import { Waiting } from '../../support/servers/waiting.mjs'
import { Stage } from './stage.mjs'

const require = createRequire(import.meta.url)

/** Short delays, but long time limits: a busy machine must not look like a dead connection. */
const CALM = { pingTimeout: 100, pongTimeout: 10_000, reconnectTimeout: 50, connectTimeout: 10_000 }
/** Far more than any fault takes: only for what never happens. */
const LONGEST = 20_000

const firstOf = (wanted) => Object.keys(presets).find((name) => presets[name].family === wanted)

const CLASSES = { 'class of ws': WebSocket, 'class of Node': globalThis.WebSocket }

/** A host of each family that has sockets of its own, and the classes that Node programs have. */
export const hosts = [...['wx', 'my', 'taro'].map(firstOf), ...Object.keys(CLASSES)]
export const cannot = globalThis.WebSocket
  ? {}
  : { 'class of Node': 'Node 22 is the first that has one' }

export async function realStage({ engine, host }) {
  if (host in CLASSES && !CLASSES[host]) throw new Error(`no ${host}`)
  const net = new WsNet()
  const { file, options } = engineOf(engine)
  const miniprogram = CLASSES[host] ?? createHost(host, { net }).api
  const start = (more) => require(file).default({ miniprogram, ...options, ...more })
  return new RealStage({ peer: await startPeer(), start, host, net })
}

/** `start(options)` makes a task; `host` is one of tests/support/hosts/, on `net`, if it is simulated. */
export class RealStage extends Stage {
  constructor({ peer, start, host, net }) {
    super()
    Object.assign(this, { peer, start, net })
    this.proxy = peer.proxy
    this.proxy.watch = () => this.changed()
    const isSimulated = host in presets
    this.tellsCodes = !isSimulated || tellsCodes(host)
    this.keepsDeadSocket = isSimulated && hasOneSocket(host)
    this.soonDead = { pongTimeout: 300 }
    this.soonLate = { connectTimeout: 400 }
    this.waiting = new Waiting(LONGEST, () => this.story)
  }

  async connect(options, hooks) {
    const task = await this.start({
      connectSocketParams: { url: this.peer.url },
      ...CALM,
      ...options,
    })
    hooks(task)
    return task
  }

  assertClosedWith(code) {
    assert.equal(this.closes()[0].code, this.tellsCodes ? code : 1006)
  }

  /** Not checked here, since a busy machine may be slower than any delay. Virtual time checks it. */
  assertNoLoss() {}

  changed() {
    this.waiting.changed()
  }

  until(done, what) {
    return this.waiting.until(done, what)
  }

  async end() {
    this.task?.destroy()
    this.net?.terminate()
    await this.peer.stop()
  }
}
