// 整个应用共用一个连接：页面订阅，离开时退订，连接一直在。
// One connection for the whole app: pages subscribe, and leave it when they go; it stays.

import Taro from '@tarojs/taro'
import WebsocketHeartbeat from 'websocket-heartbeat-miniprogram'
import { options, url } from './config'

// H5 的产物里只有写明的 API，单独的 Taro 没有 connectSocket；小程序端要传 Taro 本身。
// An H5 build keeps only the functions that are named, so a bare Taro has none there; elsewhere it is
// Taro itself that is wanted.
const miniprogram = process.env.TARO_ENV === 'h5' ? { connectSocket: Taro.connectSocket } : Taro

let connecting

/** A Promise of the task, the same for everybody; the first call connects. */
export function getTask() {
  connecting ??= WebsocketHeartbeat({
    miniprogram,
    connectSocketParams: { url },
    // 心跳的回复不交给页面。The server answers a heartbeat with the same word: no news for pages.
    isPong: (data) => data === 'heartbeat',
    ...options,
  })
  return connecting
}

/** `listeners`: functions by event name. Gives the function that takes them off: an effect's clean-up. */
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
