// 整个小程序共用一个连接：页面订阅，离开时退订，连接一直在。
// One connection for the whole app: pages subscribe, and leave it when they go; it stays.

import WebsocketHeartbeat, { type State, type Task } from 'websocket-heartbeat-miniprogram'
import { options, url } from '../config'
import { texts } from './texts'

/** What a page hears. */
export interface Subscriber {
  onState(state: State): void
  onLatency(ms: number): void
  onLine(line: string): void
}

const subscribers = new Set<Subscriber>()
let state: State = 'connecting'
let starting: Promise<Task> | undefined

function listen(task: Task) {
  const line = (text: string) => subscribers.forEach((page) => page.onLine(text))
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
  starting ??= WebsocketHeartbeat({
    miniprogram: wx,
    connectSocketParams: { url },
    // 心跳的回复不交给页面。The server answers a heartbeat with the same word: no news for pages.
    isPong: (data) => data === 'heartbeat',
    ...options,
  }).then(listen)
  return starting
}

/** Gives the function that ends it. */
export function subscribe(page: Subscriber) {
  subscribers.add(page)
  page.onState(state)
  getTask()
  return () => void subscribers.delete(page)
}

// 断线时先排队，恢复后再发。What is sent while there is no connection waits for the next one.
export const send = (text: string) => getTask().then((task) => task.send(text))
export const close = () => getTask().then((task) => task.close())
export const open = () => getTask().then((task) => task.open())
