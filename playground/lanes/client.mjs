// mqtt, which has a heartbeat and reconnects by itself, over the WebSocket class of a simulated wx.

import mqtt from 'mqtt'
import { PING } from './lane.mjs'
import { Watched } from './watched.mjs'

/** The host on which the class is made; mqtt is of use where there is no WebSocket. */
export const HOST = 'wx'

/** What is run, and what the class does: nothing, or its heartbeat. */
export const CLIENTS = ['none', 'mqtt', 'mqtt-heartbeat']

/** s without a message; mqtt pings then, and waits half as long again. Its default is 60 s. */
const KEEPALIVE = 5

const TOPIC = 'playground'
const PINGREQ = new Uint8Array([0xc0, 0]).buffer

/** The kinds of packets, by the four bits that a packet begins with. */
const PUBLISH = 3
const PING_REQUEST = 12
const PING_RESPONSE = 13
const kindOf = (packet) => new Uint8Array(packet)[0] >> 4

/** In a variable, so that the bundler does not include this file. */
const load = () => import('/package/websocket.esm.js')

export class Client extends Watched {
  async start({ hasHeartbeat, url, options }) {
    const { createWebSocket } = await load()
    const { pingTimeout, pongTimeout, reconnectTimeout, connectTimeout } = options
    const heartbeat = { pingTimeout, pongTimeout, pingMsg: PINGREQ }
    const Socket = createWebSocket(this.host.api, hasHeartbeat ? { heartbeat } : {})
    this.client = mqtt.connect(url, {
      forceNativeWebSocket: true,
      createWebsocket: (address, protocols) => new Socket(address, protocols),
      keepalive: KEEPALIVE,
      ...given({ reconnectPeriod: reconnectTimeout, connectTimeout }),
      // Its other timers run in a worker, which this page forbids.
      timerVariant: 'native',
    })
    this.task = asTask(this.client)
    this.hook()
  }

  hook() {
    const { client, log } = this
    let retries = 0
    client.on('connect', () => {
      retries = 0
      this.opened()
    })
    client.on('message', (topic, payload) => this.received(payload.toString()))
    client.on('error', ({ message }) => log('error', { why: message }))
    client.on('close', () => {
      log('close', { why: '' })
      this.lost()
    })
    client.on('reconnect', () => {
      retries += 1
      this.retries(retries)
    })
  }

  called(name, event) {
    super.called(name, event)
    if (name === 'onMessage' && kindOf(event.data) === PING_RESPONSE) this.received(PING)
  }

  /** mqtt's packets to connect and to leave are neither. */
  sent(data) {
    const kind = kindOf(data)
    if (kind === PING_REQUEST) super.sent(PING)
    if (kind === PUBLISH) super.sent(data)
  }

  end() {
    this.isOver = true
    this.client?.end(true)
    this.host.end()
  }
}

/** Times above 0; for others mqtt has its defaults, since its 0 means something else. */
const given = (times) =>
  Object.fromEntries(Object.entries(times).filter(([, ms]) => Number.isFinite(ms) && ms > 0))

/** What a lane does with a task, done with mqtt. */
const asTask = (client) => ({
  send: ({ data, success, fail }) =>
    client.publish(TOPIC, data, (error) => (error ? fail({ errMsg: error.message }) : success({}))),
  close: () => client.end(),
})
