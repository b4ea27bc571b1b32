// Plays the life of a client over the class: a real server of its protocol behind a proxy, a strict simulated host on
// real sockets, and the client in a bare realm.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createHost } from '../../../support/hosts/index.mjs'
import { WsNet } from '../../../support/networks/ws-net.mjs'
import { Proxy } from '../../../support/servers/proxy.mjs'
import { Waiting } from '../../../support/servers/waiting.mjs'
import { bareRealm } from './realm.mjs'

/** Far more than any life takes. */
const LONGEST = 15_000

const isTextOrBuffer = (data) =>
  typeof data === 'string' || Object.prototype.toString.call(data) === '[object ArrayBuffer]'

/** What the app gets beside the modules: the class, the address, and the proxy's faults. */
function stage(WebSocket, { proxy, until, report }) {
  return {
    WebSocket,
    until,
    url: `ws://127.0.0.1:${proxy.port}`,
    kill: () => proxy.reset(),
    blackhole() {
      proxy.freezeLinks()
      report()
    },
    now: () => performance.now(),
  }
}

function inTime(promise) {
  let timer
  const late = new Promise((_, reject) => {
    timer = setTimeout(
      reject,
      LONGEST,
      new Error(`the client has not lived its life in ${LONGEST} ms`),
    )
  })
  return Promise.race([promise, late]).finally(() => clearTimeout(timer))
}

/** One life; resolves to what the app has returned, and how many timers are left. */
export async function play({ server: startServer, ...client }) {
  const net = new WsNet()
  const server = await startServer()
  const proxy = new Proxy(server.port)
  await proxy.listen()
  try {
    return await live({ ...client, net, proxy })
  } finally {
    net.terminate()
    await proxy.stop()
    await server.stop()
  }
}

async function live({
  name,
  engine,
  host: preset,
  net,
  proxy,
  connections = 2,
  isDead,
  isReported,
  ...client
}) {
  const waiting = new Waiting(LONGEST, () => `${net.sockets.size} sockets are open`)
  net.watch = () => waiting.changed()
  let host
  const makeHost = (realm) => (host = createHost(preset, { net, realm })).api
  const title = `${name}-${engine}-${preset}`
  const realm = await bareRealm({ globals: {}, ...client, name: title, engine, host: makeHost })
  const { modules, timers, WebSocket } = realm
  try {
    const report = () => {
      if (isReported) for (const type of ['none', 'wifi']) host.signals.networkIs(type)
    }
    const given = stage(WebSocket, { proxy, until: modules.until, report })
    const seen = await inTime(modules.app(given, modules))
    // Over a dead link, no closing handshake ends.
    if (isDead) proxy.reset()
    await waiting.until(() => net.sockets.size === 0 && host.alive.length === 0, 'all is closed')
    const sent = host.sockets.flatMap((socket) => socket.sends.map(({ data }) => data))
    assert.ok(sent.every(isTextOrBuffer), 'the host got a view')
    assert.equal(host.unhandled.size, 0)
    if (connections) assert.equal(proxy.accepted, connections)
    return { seen, timers: timers.waiting.size }
  } finally {
    // A client that is not done would connect for ever.
    timers.end()
  }
}

const seenOnce =
  ({ name, expected, ...client }) =>
  async () => {
    const wanted = typeof expected === 'function' ? expected(client.host) : expected
    const rejected = []
    const note = (error) => rejected.push(error)
    process.on('unhandledRejection', note)
    const { seen, timers } = await play({ name, ...client })
    process.off('unhandledRejection', note)
    assert.deepEqual(JSON.parse(JSON.stringify(seen)), wanted)
    assert.deepEqual(rejected, [])
    assert.equal(timers, 0, 'a timer is left')
  }

/**
 * Tests a client.
 * @param imports   lines that export what the app uses; what the client needs as a global comes first
 * @param globals   further globals; `WebSocket` and `self` may be `true`
 * @param server    starts one: `{ port, stop }`
 * @param expected  what that must be, or a function of the host
 * @param app       goes to the realm as its text: `app(stage, modules)` resolves to what it has seen
 */
export function testClient(name, { hosts = ['wx'], engines = ['js'], ...more }) {
  for (const host of hosts) {
    for (const engine of engines) {
      const run = seenOnce({ name, host, engine, ...more })
      test(`${name}: ${engine}, ${host}`, { timeout: 2 * LONGEST }, run)
    }
  }
}
