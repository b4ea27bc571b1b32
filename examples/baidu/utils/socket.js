// 整个小程序共用一个连接：页面订阅，离开时退订，连接一直在。
// One connection for the whole app: pages subscribe, and leave it when they go; it stays.

import WebsocketHeartbeat from 'websocket-heartbeat-miniprogram'
import { options, url } from '../config'

const fixed = {
  miniprogram: swan,
  connectSocketParams: { url },
  // 心跳的回复不交给页面。The server answers a heartbeat with the same word: no news for pages.
  isPong: (data) => data === 'heartbeat',
}

let connecting

/** A Promise of the task, the same for everybody; the first call connects. */
export function getTask() {
  connecting = connecting || WebsocketHeartbeat(Object.assign(fixed, options))
  return connecting
}

/** `listeners`: functions by event name. Gives the function that takes them off. */
export function subscribe(listeners) {
  let leave = []
  let isOver = false
  getTask().then((task) => {
    // The page may have gone before the task came.
    if (isOver) return
    leave = Object.keys(listeners).map((name) => task.on(name, listeners[name]))
    listeners.stateChange(task.state)
  })
  return () => {
    isOver = true
    leave.forEach((off) => off())
  }
}
