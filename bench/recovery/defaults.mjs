// What the default options promise, in real time: `node defaults.mjs wasm|js RUNS TRIES`. All runs go on side by
// side, on a simulated wx over real sockets.

import { createRequire } from 'node:module'
import { setTimeout as sleep } from 'node:timers/promises'
import { engine as engineOf } from '../../tests/support/engines.mjs'
import { createHost } from '../../tests/support/hosts/index.mjs'
import { WsNet } from '../../tests/support/networks/ws-net.mjs'
import { startPeer } from '../../tests/support/servers/peer.mjs'
import { Waiting } from '../../tests/support/servers/waiting.mjs'
import { Lateness, undisturbed } from './lateness.mjs'
import { NOISE, SEED } from './options.mjs'
import { promises } from './promises.mjs'
import { seedMathRandom, seedOf, withSeed } from './seeds.mjs'

seedMathRandom()
const [, , engine, runs, tries] = process.argv
const lateness = new Lateness()
const { file, options: engineOptions } = engineOf(engine)
const connect = createRequire(import.meta.url)(file).default

/** ms; more than any of it takes. */
const LONGEST = 60_000

class Stage {
  async begin({ delay = 0, options }, seed) {
    this.peer = await startPeer()
    this.proxy = this.peer.proxy
    this.proxy.delay = delay
    this.net = new WsNet()
    const host = createHost('wx', { net: this.net })
    this.signals = host.signals
    this.attempts = 0
    const connectSocket = (params) => {
      this.attempts += 1
      this.attempted = performance.now()
      this.waiting.changed()
      return host.api.connectSocket(params)
    }
    this.waiting = new Waiting(LONGEST)
    this.task = await withSeed(seed, () =>
      connect({
        miniprogram: { ...host.api, connectSocket },
        connectSocketParams: { url: this.peer.url },
        ...engineOptions,
        ...options,
      }),
    )
    this.task.onOpen = this.task.onLatency = () => this.waiting.changed()
    this.task.onMessage = () => (this.heard = performance.now())
    await this.until(() => this.task.state === 'open')
    await this.task.ping()
  }

  until(done) {
    return this.waiting.until(done)
  }

  /** Resolves to the start of the next attempt. */
  async attempt() {
    const before = this.attempts
    await this.until(() => this.attempts > before)
    return this.attempted
  }

  async end() {
    this.task?.destroy()
    this.net.terminate()
    await this.peer.stop()
  }
}

async function once(name, run) {
  const stage = new Stage()
  const { setting = {}, measure } = promises[name]
  try {
    await stage.begin(setting, seedOf(SEED, name, run))
    const since = performance.now()
    const ms = await measure(stage)
    return { name, run, engine, ms, late: lateness.worstSince(since) }
  } finally {
    await stage.end()
  }
}

async function one(name, run) {
  await sleep((3000 * run) / runs)
  const found = await undisturbed(() => once(name, run), { times: tries, limit: NOISE.ms })
  // Who is gone needs no answer.
  process.send(found, () => {})
}

const all = Object.keys(promises).flatMap((name) =>
  Array.from({ length: Number(runs) }, (_, run) => one(name, run)),
)
await Promise.all(all)
lateness.stop()
process.disconnect()
