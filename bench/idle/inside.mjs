// `node inside.mjs PEER`: an hour of an idle connection in virtual time, as one line of JSON. The server does what the
// peer's protocol asks of it, with the intervals that its own server has by default.

import { Duplex } from 'node:stream'
import { Clock } from '../../tests/support/clock.mjs'

const HOUR = 3_600_000
/** Of a frame, beside a payload of less than 126 bytes: the client's has a mask. */
const [UP, DOWN] = [6, 2]

const clock = new Clock()
const counts = { pings: 0, up: 0, down: 0, wakes: 0, timerCalls: 0 }

/** Before anything is loaded: some take the functions then. */
function takeOverTime() {
  const later = (fn, ms, again) => {
    const timer = { unref: () => timer, ref: () => timer, hasRef: () => true }
    const arm = () => (timer.id = clock.after(Math.max(1, ms || 0), fire, 'timer'))
    const fire = () => {
      counts.wakes += 1
      if (again) arm()
      fn()
    }
    counts.timerCalls += 1
    arm()
    return timer
  }
  globalThis.setTimeout = (fn, ms) => later(fn, ms, false)
  globalThis.setInterval = (fn, ms) => later(fn, ms, true)
  globalThis.clearTimeout = globalThis.clearInterval = (timer) => {
    if (!timer) return
    counts.timerCalls += 1
    clock.cancel(timer.id)
  }
  Date.now = () => clock.now
}

const went = (data) => (counts.up += data.length + UP)
const came = (data) => (counts.down += data.length + DOWN)

/** `answer(data, push)`: the server's side. */
const socketClass = (greet, answer) =>
  class {
    static OPEN = 1
    readyState = 0
    binaryType = 'arraybuffer'
    constructor() {
      clock.after(10, () => {
        this.readyState = 1
        this.onopen?.({})
        greet(this.push)
      })
    }
    push = (data) => {
      came(data)
      clock.after(10, () => this.onmessage?.({ data }), 'client')
    }
    send(data) {
      went(data)
      answer(data, this.push)
    }
    close() {}
  }

const every = (ms, run) => {
  const again = () => {
    run()
    clock.after(ms, again)
  }
  clock.after(ms, again)
}

const peers = {
  async 'engine.io-client'() {
    const pace = { pingInterval: 25_000, pingTimeout: 20_000 }
    const hello = JSON.stringify({ sid: 'x', upgrades: [], maxPayload: 1e6, ...pace })
    const greet = (push) => {
      push(`0${hello}`)
      every(pace.pingInterval, () => ((counts.pings += 1), push('2')))
    }
    globalThis.WebSocket = socketClass(greet, () => {})
    const { Socket, WebSocket } = await import('engine.io-client')
    return new Socket('ws://example.test', { transports: [WebSocket] })
  },
  async centrifuge() {
    const answer = (data, push) => {
      const { id, connect } = JSON.parse(data)
      if (!connect) return
      push(JSON.stringify({ id, connect: { client: 'x', version: '0', ping: 25, pong: true } }))
      every(25_000, () => ((counts.pings += 1), push('{}')))
    }
    const { Centrifuge } = await import('centrifuge')
    const websocket = socketClass(() => {}, answer)
    const client = new Centrifuge('ws://example.test', { websocket })
    client.connect()
    return client
  },
  async mqtt() {
    const [PINGREQ, PINGRESP, CONNECT, CONNACK] = [0xc0, 0xd0, 0x10, 0x20]
    // It writes a CONNECT in pieces.
    let greeted = false
    const stream = () =>
      new Duplex({
        read() {},
        write(data, _, done) {
          went(data)
          const push = (bytes) => {
            came(bytes)
            clock.after(20, () => this.push(Buffer.from(bytes)), 'client')
          }
          if (!greeted && data[0] === CONNECT) push([CONNACK, 2, 0, 0])
          greeted = true
          if (data[0] === PINGREQ) push([PINGRESP, 0], (counts.pings += 1))
          done()
        },
      })
    const { MqttClient } = await import('mqtt')
    return new MqttClient(stream, { clean: true, protocolVersion: 4, timerVariant: 'native' })
  },
}

takeOverTime()
await peers[process.argv[2]]()
await clock.advance(60_000)
for (const name of Object.keys(counts)) counts[name] = 0
await clock.advance(HOUR)
console.log(JSON.stringify(counts))
process.exit()
