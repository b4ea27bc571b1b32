// A server restarts under 500 clients: all come back, and not at once. How they spread is measured in virtual
// time, where a busy machine moves nothing; that they come back, on real sockets too.

import assert from 'node:assert/strict'
import { createRequire } from 'node:module'
import { test } from 'node:test'
import { engines } from '../../support/cases.mjs'
import { engine as engineOf } from '../../support/engines.mjs'
import { createHost } from '../../support/hosts/index.mjs'
import { WsNet } from '../../support/networks/ws-net.mjs'
import { textOf } from '../../support/servers/messages.mjs'
import { startPeer } from '../../support/servers/peer.mjs'
import { world } from '../../support/world.mjs'

const require = createRequire(import.meta.url)

const CLIENTS = 500
const ALL = Array.from({ length: CLIENTS }, (_, i) => i + 1)
const BUCKET = 100

/** The server is gone for a while; each client sends one message meanwhile. */
async function restart(engine, { code, reason = '' }) {
  const w = await world({ engine, quirks: { maxSockets: CLIENTS } })
  const start = (n) => w.call(w.options({ connectSocketParams: { url: `wss://host.test/${n}` } }))
  const tasks = await w.settle(w.realm.Promise.all(ALL.map(start)))
  for (const task of tasks) task.onClose = null
  const areOpen = () => tasks.every(({ state }) => state === 'open')
  await w.until(areOpen)
  // Long enough that a loss begins an outage of its own.
  await w.advance(6000)
  const since = w.now
  const before = w.net.attempts.length
  w.net.handshake = 'refuse'
  for (const link of w.net.links) link.closeByServer(code, reason)
  await w.advance(100)
  for (const [i, task] of tasks.entries()) task.send(textOf(i + 1))
  await w.advance(2900)
  w.net.handshake = 'accept'
  await w.until(areOpen, 60_000)
  await w.advance(100)
  const firsts = new Map()
  for (const { at, url } of w.net.attempts.slice(before))
    if (!firsts.has(url)) firsts.set(url, at - since)
  w.assertQuiet()
  return { delays: [...firsts.values()], received: w.received.filter((data) => data.includes(':')) }
}

function mostInOneBucket(delays) {
  const buckets = new Map()
  for (const ms of delays) {
    const bucket = Math.floor(ms / BUCKET)
    buckets.set(bucket, (buckets.get(bucket) ?? 0) + 1)
  }
  return Math.max(...buckets.values())
}

/** Of evenly spread ones, a bucket has `BUCKET / window`; twice that is no longer chance. */
function assertSpread({ delays, received }, window) {
  assert.equal(delays.length, CLIENTS, 'each has tried')
  const share = mostInOneBucket(delays) / CLIENTS
  assert.ok(share <= Math.max(2 * (BUCKET / window), 0.04), `${share} of all in ${BUCKET} ms`)
  const latest = Math.max(...delays)
  assert.ok(latest <= window + BUCKET && latest > window * 0.9, `the last after ${latest} ms`)
  assert.deepEqual(received.sort(), ALL.map((n) => textOf(n)).sort())
}

for (const engine of engines) {
  for (const [code, reason, window] of [
    [1001, '', 2000],
    [1006, '', 2000],
    [1012, '', 10_000],
    [1013, '', 10_000],
    [1001, 'retry-after=20', 20_000],
  ]) {
    test(`${engine}: ${code} ${reason}: ${CLIENTS} clients spread over ${window} ms`, async () =>
      assertSpread(await restart(engine, { code, reason }), window))
  }
}

/** Resolves at the next time that `done()`, looked at after each event of a kind of any task. */
function until(tasks, types, done) {
  return new Promise((resolve) => {
    const look = () => done() && resolve()
    for (const task of tasks) for (const type of types) task.on(type, look)
    look()
  })
}

async function restartForReal(engine) {
  const { file, options } = engineOf(engine)
  const peer = await startPeer()
  const net = new WsNet()
  const start = () =>
    require(file).default({
      miniprogram: createHost('wx', { net }).api,
      connectSocketParams: { url: peer.url },
      reconnectTimeout: 500,
      ...options,
    })
  const tasks = await Promise.all(ALL.map(start))
  const state = (wanted) => () => tasks.every((task) => task.state === wanted)
  try {
    await until(tasks, ['open'], state('open'))
    let errors = 0
    for (const task of tasks) task.on('error', () => (errors += 1))
    const gone = until(tasks, ['close'], () => tasks.every((task) => task.state !== 'open'))
    await peer.proxy.refuse()
    await gone
    const sent = tasks.map((task, i) => task.send(textOf(i + 1)))
    await until(tasks, ['error'], () => errors >= CLIENTS)
    await peer.proxy.listen()
    await until(tasks, ['open'], state('open'))
    await Promise.all(sent)
    await until(tasks, ['message'], () => peer.log.length >= CLIENTS)
    assert.deepEqual(
      peer.log.sort((a, b) => a - b),
      ALL,
    )
  } finally {
    for (const task of tasks) task.destroy()
    net.terminate()
    await peer.stop()
  }
}

for (const engine of engines) {
  test(`${engine}, real sockets: ${CLIENTS} clients come back`, { timeout: 60_000 }, () =>
    restartForReal(engine),
  )
}
