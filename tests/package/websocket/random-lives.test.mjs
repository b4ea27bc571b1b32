// Random lives of sockets on hosts of all families: both engines tell the same, each socket is closed exactly once, an error
// comes only before that, and nothing is left. `WSHB_SEEDS=5000` plays more; `WSHB_SEEDS=1 WSHB_FIRST_SEED=77` plays one.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { presets } from '../../support/hosts/quirks.mjs'
import { randomOf } from '../../support/random.mjs'
import { classOf, connect } from '../../support/web-socket-class.mjs'
import { world } from '../../support/world.mjs'

const SEEDS = Number(process.env.WSHB_SEEDS ?? (process.env.WSHB_NIGHTLY ? 5000 : 150))
const FIRST = Number(process.env.WSHB_FIRST_SEED ?? 1)
const STEPS = 40
const HOSTS = Object.keys(presets)

const sendBy = (socket, data) => socket?.readyState && socket.send(data)

/** What may happen. */
const ACTS = {
  connect: ({ w, WebSocket, sockets }) => sockets.push(connect(w, WebSocket)),
  send: ({ pick }) => sendBy(pick(), 'x'),
  bytes: ({ pick }) => sendBy(pick(), new Uint8Array(3)),
  close: ({ pick }) => pick()?.close(4000, 'bye'),
  'close in a listener': ({ pick, of, random }) => {
    const [type, socket] = [of(['open', 'message', 'error', 'close']), pick()]
    socket?.addEventListener(type, () => socket.close())
    if (random() < 0.5) socket?.addEventListener(type, () => sendBy(socket, 'y'))
  },
  message: ({ w }) => w.net.link?.state === 'open' && w.net.link.push('from the server'),
  drop: ({ w }) => w.net.link?.drop(),
  'closed by the server': ({ w }) => w.net.link?.closeByServer(4001, 'server'),
  dead: ({ w }) => w.net.link && (w.net.link.isDead = true),
  refuse: ({ w }) => w.net.next('refuse'),
  hang: ({ w }) => w.net.next('hang'),
  offline: ({ w }) => w.host.signals.networkIs('none'),
  online: ({ w }) => w.host.signals.networkIs('wifi'),
  hide: ({ w }) => w.host.signals.hide(),
  show: ({ w }) => w.host.signals.show(),
  'a send that fails': ({ w, of }) => (w.host.quirks.send = of(['ok', 'fail', 'throw', 'silent'])),
  'a moment': ({ w, of }) => w.advance(of([1, 20, 100])),
  'some time': ({ w, of }) => w.advance(of([600, 2500])),
}

async function life(engine, seed) {
  const random = randomOf(seed).next
  const of = (list) => list[Math.floor(random() * list.length)]
  const w = await world({ engine, host: of(HOSTS), random: randomOf(seed).next })
  const WebSocket = classOf(w, {
    connectTimeout: of([0, 1000]),
    heartbeat: of([undefined, { pingTimeout: 500, pongTimeout: 500 }]),
    endOnOffline: of([true, false]),
    endOnBackground: of([true, false]),
  })
  const sockets = []
  const trace = []
  const pick = () => of(sockets)
  for (let step = 0; step < STEPS; step += 1) {
    const name = of(Object.keys(ACTS))
    trace.push(name)
    await ACTS[name]({ w, WebSocket, sockets, pick, of, random })
  }
  w.host.quirks.send = 'ok'
  for (const socket of sockets) socket.close()
  await w.advance(100_000)
  return {
    host: w.host.name,
    logs: sockets.map(({ log }) => log),
    uncaught: w.uncaught,
    left: w.leftovers(),
    trace,
  }
}

function check({ logs, uncaught, left }) {
  for (const log of logs)
    assert.match(log.join('\n'), /^(open\n(message .*\n)*)?(error\n)?close \d+( [a-z]+)*$/)
  assert.deepEqual(uncaught, [])
  assert.deepEqual(left, { timers: 0, listeners: 0, sockets: 0 })
}

test(`${SEEDS} random lives of sockets`, async () => {
  for (let seed = FIRST; seed < FIRST + SEEDS; seed += 1) {
    const js = await life('js', seed)
    try {
      check(js)
      assert.deepEqual((await life('wasm', seed)).logs, js.logs)
    } catch (error) {
      error.message = `seed ${seed}: ${error.message}\n${js.trace.join(', ')}\n${JSON.stringify(js.logs)}`
      throw error
    }
  }
})
