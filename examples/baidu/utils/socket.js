// 整个小程序共用一个连接：页面订阅，离开时退订，连接一直在。
// One connection for the whole app: pages subscribe, and leave it when they go; it stays.

import WebsocketHeartbeat from 'websocket-heartbeat-miniprogram'
import { options, url } from '../config'
import { texts } from './texts'

const fixed = {
  miniprogram: swan,
  connectSocketParams: { url },
  // 心跳的回复不交给页面。The server answers a heartbeat with the same word: no news for pages.
  isPong: (data) => data === 'heartbeat',
}

const subscribers = new Set()
let state = 'connecting'
let starting

function listen(task) {
  const line = (text) => subscribers.forEach((page) => page.onLine(text))
  task.on('stateChange', (now) => {
    state = now
    subscribers.forEach((page) => page.onState(now))
  })
  task.on('latency', (ms) => subscribers.forEach((page) => page.onLatency(ms)))
  task.on('message', ({ data }) => line(`← ${data}`))
  task.on('error', ({ code, message }) => line(`✗ ${code}: ${message}`))
  task.on('close', ({ code }) => line(texts.lost + code))
  task.on('reopen', ({ retries }) => line(texts.back + retries))
  return task
}

/** The first call connects. */
function getTask() {
  starting = starting || WebsocketHeartbeat(Object.assign(fixed, options)).then(listen)
  return starting
}

/** `page` has the functions onState, onLatency and onLine. Gives the function that ends it. */
export function subscribe(page) {
  subscribers.add(page)
  page.onState(state)
  getTask()
  return () => subscribers.delete(page)
}

// 断线时先排队，恢复后再发。What is sent while there is no connection waits for the next one.
export const send = (text) => getTask().then((task) => task.send(text))
export const close = () => getTask().then((task) => task.close())
export const open = () => getTask().then((task) => task.open())
