// End to end over real sockets: the packed package on a simulated wx over `ws`, and on the class of `ws`
// itself, against the fault-injecting server. Judged by events, not by time; the options make it quick.

import assert from 'node:assert/strict'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { test } from 'node:test'
import WebSocket from 'ws'
import { packedDir } from '../../../scripts/lib/packed.mjs'
import { engines } from '../../support/cases.mjs'
import { createHost } from '../../support/hosts/index.mjs'
import { WsNet } from '../../support/networks/ws-net.mjs'
import { doubled, inOrder, lost, numbering } from '../../support/servers/ledger.mjs'
import { startServer } from '../../support/servers/server.mjs'

const require = createRequire(import.meta.url)
const ENGINES = { js: ['dist/index.js', { wasm: false }], wasm: ['dist/node.cjs', {}] }
/** What opens sockets, by name. Node's own class is there from Node 22 on. */
const HOSTS = {
  wx: (net) => createHost('wx', { net }).api,
  'class of ws': () => WebSocket,
}
if (typeof globalThis.WebSocket === 'function') {
  HOSTS['class of Node'] = () => globalThis.WebSocket
}
/** Short delays, but long time limits: a busy machine must not look like a dead connection. */
const CALM = { pingTimeout: 200, pongTimeout: 5000, reconnectTimeout: 100, connectTimeout: 5000 }
const QUICK = { ...CALM, pongTimeout: 200, connectTimeout: 500 }

/** Waits for the next event of a kind; the test's own time limit is the only clock. */
function listen(task) {
  const waiting = []
  const log = []
  for (const type of ['open', 'close', 'error', 'message', 'reconnect', 'giveUp']) {
    task.on(type, (event) => {
      log.push({ type, event })
      for (const waiter of waiting.filter((w) => w.type === type)) {
        waiting.splice(waiting.indexOf(waiter), 1)
        waiter.resolve(event)
      }
    })
  }
  return { log, next: (type) => new Promise((resolve) => waiting.push({ type, resolve })) }
}

function real(name, body, settings = CALM) {
  for (const engine of engines.filter((known) => known in ENGINES)) {
    for (const host of Object.keys(HOSTS)) {
      test(`${engine}, ${host}: ${name}`, { timeout: 20_000 }, () =>
        run({ engine, host, body, settings }),
      )
    }
  }
}

async function run({ engine, host, body, settings }) {
  const [file, options] = ENGINES[engine]
  const { default: WebsocketHeartbeat } = require(join(packedDir(), file))
  const server = await startServer()
  const net = new WsNet()
  const miniprogram = HOSTS[host](net)
  const connect = (more) =>
    WebsocketHeartbeat({
      miniprogram,
      connectSocketParams: { url: server.url },
      ...settings,
      ...options,
      ...more,
    })
  let task
  try {
    task = await connect()
    const events = listen(task)
    await body({ server, task, events, net, connect })
  } finally {
    task?.destroy()
    net.terminate()
    await server.stop()
  }
}

real('open, echo of text and binary, heartbeat', async ({ server, task, events }) => {
  await events.next('open')
  const text = events.next('message')
  await task.send({ data: 'hello 汉字' })
  assert.equal((await text).data, 'hello 汉字')
  const binary = events.next('message')
  await task.send({ data: Uint8Array.of(1, 2, 3, 255).subarray(1) })
  assert.deepEqual([...new Uint8Array((await binary).data)], [2, 3, 255])
  assert.equal((await events.next('message')).data, 'heartbeat')
  assert.ok(server.pings >= 1)
  assert.equal(server.opened, 1)
})

for (const code of [1000, 4000]) {
  real(`the server closes with ${code}`, async ({ server, task, events }) => {
    await events.next('open')
    const [closed, again] = [events.next('close'), events.next('open')]
    server.close(code, 'restart')
    assert.equal((await closed).code, code)
    await again
    assert.equal(task.state, 'open')
    assert.equal(server.opened, 2)
  })
}

real('the port is refused for a while', async ({ server, events }) => {
  await events.next('open')
  const [failed, again] = [events.next('error'), events.next('open')]
  await server.refuseFor(200)
  assert.equal((await failed).code, 'connect-failed')
  await again
})

real(
  'a blackholed link is noticed by the heartbeat and replaced',
  async ({ server, events }) => {
    await events.next('open')
    const [closed, again] = [events.next('close'), events.next('open')]
    server.freezeLinks()
    assert.equal((await closed).reason, 'no answer to ping')
    await again
  },
  QUICK,
)

real(
  'handshakes that never answer, HTTP 503, RST: tried again',
  async ({ server, events }) => {
    await events.next('open')
    const again = events.next('open')
    server.hangHandshakes(1)
    server.fail503(1)
    server.resetAfterAccept(1)
    server.close(1001)
    await again
    const codes = events.log
      .filter((entry) => entry.type === 'error')
      .map((entry) => entry.event.code)
    assert.ok(codes.length >= 2, codes.join())
  },
  QUICK,
)

real('close() in the middle of a retry: no zombie', async ({ server, task, events }) => {
  await events.next('open')
  const retry = events.next('reconnect')
  server.close(1000)
  await retry
  task.close()
  await new Promise((resolve) => setTimeout(resolve, 300))
  assert.equal(server.opened, 1)
  assert.equal(task.state, 'closed')
})

real('close(code, reason) reaches the server', async ({ server, task, events }) => {
  await events.next('open')
  const closed = events.next('close')
  task.close({ code: 4001, reason: 'logged out' })
  assert.equal((await closed).code, 4001)
  assert.deepEqual(server.lastClose, { code: 4001, reason: 'logged out' })
})

real('close() while messages stream in: none comes after it', async ({ server, task, events }) => {
  await events.next('open')
  const connection = await server.connection()
  const stream = setInterval(() => connection.send('news'), 1)
  try {
    for (let count = 0; count < 20; count += 1) await events.next('message')
    const closed = events.next('close')
    // The server does not see this for a while, so it goes on.
    server.delay(50)
    task.close()
    const { length } = events.log
    await closed
    const after = events.log.slice(length).map(({ type }) => type)
    assert.deepEqual(after, ['close'])
  } finally {
    clearInterval(stream)
  }
})

real(
  '100 numbered messages over 10 drops: nothing lost, doubled or out of order',
  async ({ server, task, events }) => {
    await events.next('open')
    const numbers = numbering('a')
    for (let drop = 0; drop < 10; drop += 1) {
      for (let i = 0; i < 5; i += 1) await task.send({ data: numbers.next() })
      const [lostLink, again] = [events.next('reconnect'), events.next('open')]
      server.close(1001)
      await lostLink
      const queued = Array.from({ length: 5 }, () => task.send({ data: numbers.next() }))
      await again
      await Promise.all(queued)
    }
    const drained = events.next('message')
    await task.send({ data: 'end' })
    await drained
    while (server.numbers('a').length < 100) await events.next('message')
    const arrived = server.numbers('a')
    assert.deepEqual(lost(numbers.sent, arrived), [])
    assert.deepEqual(doubled(arrived), [])
    assert.ok(inOrder(arrived))
  },
)
