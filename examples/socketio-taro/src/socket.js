// 整个应用共用一个连接：页面订阅，离开时退订，连接一直在。
// One connection for the whole app: pages subscribe, and leave it when they go; it stays.

import Taro from '@tarojs/taro'
import { io, WebSocket as WebSocketTransport } from 'socket.io-client'
import { createWebSocket } from 'websocket-heartbeat-miniprogram/websocket'
import { options, url } from './config'

// 心跳和重连都是 socket.io 的事，所以这里不开 heartbeat。断网时立刻结束，不等它的心跳发现。H5 用浏览器自己的类。
// Heartbeats and reconnecting are socket.io's, so there is no `heartbeat` here. When the network goes, a connection
// ends at once: the heartbeat would find that out later. H5 has the browser's own class.
const HostWebSocket =
  process.env.TARO_ENV === 'h5' ? window.WebSocket : createWebSocket(Taro, { endOnOffline: true })

/** socket.io 只收“传输方式”，不收类。socket.io takes no class, but transports: this is its own, over our class. */
class HostTransport extends WebSocketTransport {
  createSocket(address, protocols) {
    return new HostWebSocket(address, protocols)
  }
}

const pages = new Set()
let state = 'connecting'
let socket

function tell(name, value) {
  pages.forEach((listeners) => listeners[name](value))
}

function become(next) {
  state = next
  tell('stateChange', state)
}

function connect() {
  const made = io(url, { ...options, transports: [HostTransport] })
  // socket.active：socket.io 会不会自己重连。Whether socket.io reconnects by itself.
  const lost = () => become(made.active ? 'waiting' : 'closed')
  made.on('connect', () => become('open'))
  made.on('disconnect', lost)
  made.on('connect_error', lost)
  made.io.on('reconnect_attempt', () => become('connecting'))
  made.on('message', (text) => tell('message', text))
  return made
}

/** The socket, the same for everybody; the first call connects. */
export function getSocket() {
  socket ??= connect()
  return socket
}

/** 断线时先排队，恢复后再发。What is sent while there is no connection waits for the next one. */
export function send(text, taken) {
  getSocket().emit('message', text, taken)
}

/** `listeners`: stateChange, message. Gives the function that takes them off: an effect's clean-up. */
export function subscribe(listeners) {
  getSocket()
  pages.add(listeners)
  listeners.stateChange(state)
  return () => void pages.delete(listeners)
}
