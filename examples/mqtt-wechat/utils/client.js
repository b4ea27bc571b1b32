// 整个小程序共用一个 MQTT 客户端：页面订阅，离开时退订，连接一直在。
// One MQTT client for the whole app: pages subscribe, and leave it when they go; it stays.

import { createWebSocket } from 'websocket-heartbeat-miniprogram/websocket'
import mqtt from '../lib/mqtt'
import { options, url } from '../config'

const TOPIC = 'websocket-heartbeat-miniprogram/example'

// 心跳和重连都是 mqtt 的事（keepalive、reconnectPeriod），所以这里不开 heartbeat。断网时立刻结束，不等 keepalive 发现。
// Heartbeats and reconnecting are mqtt's (keepalive, reconnectPeriod), so there is no `heartbeat` here. When the
// network goes, a connection ends at once: keepalive would find that out later.
const HostWebSocket = createWebSocket(wx, { endOnOffline: true })

/** The states that mqtt's events lead to. */
const STATES = { connect: 'open', reconnect: 'connecting', close: 'waiting', end: 'closed' }

const pages = new Set()
let state = 'connecting'
let client

function tell(name, value) {
  pages.forEach((listeners) => listeners[name](value))
}

function connect() {
  const made = mqtt.connect(url, {
    // 否则 mqtt 以为在 Node 里，不用下面的类。Else mqtt believes to be in Node, and does not use the class.
    forceNativeWebSocket: true,
    createWebsocket: (address, protocols) => new HostWebSocket(address, protocols),
    ...options,
  })
  Object.keys(STATES).forEach((event) =>
    made.on(event, () => {
      state = STATES[event]
      tell('stateChange', state)
    }),
  )
  made.on('message', (topic, bytes) => tell('message', bytes.toString()))
  // 比如密码不对。For example a wrong password.
  made.on('error', (error) => tell('error', error))
  // 重连后 mqtt 会自己再订阅。After each reconnect, mqtt subscribes again by itself.
  made.subscribe(TOPIC)
  return made
}

/** The client, the same for everybody; the first call connects. */
export function getClient() {
  client = client || connect()
  return client
}

/** 断线时先排队，恢复后再发。What is sent while there is no connection waits for the next one. */
export function publish(text, done) {
  getClient().publish(TOPIC, text, { qos: 1 }, done)
}

/** `listeners`: stateChange, message, error. Gives the function that takes them off. */
export function subscribe(listeners) {
  getClient()
  pages.add(listeners)
  listeners.stateChange(state)
  return () => pages.delete(listeners)
}
