// 整个应用共用一个连接：在 App 里建立，页面用 useContext 取用。
// One connection for the whole app: it lives in App, and pages take it from the context.

import Taro from '@tarojs/taro'
import { useState } from 'react'
import { useWebsocketHeartbeat } from 'websocket-heartbeat-miniprogram/react'
import { options, url } from './config'
import { Socket } from './socket'
import { language, texts } from './texts'

// H5 的产物里只有写明的 API，单独的 Taro 没有 connectSocket；小程序端要传 Taro 本身。
// An H5 build keeps only the functions that are named, so a bare Taro has none there; elsewhere it is
// Taro itself that is wanted.
const miniprogram = process.env.TARO_ENV === 'h5' ? { connectSocket: Taro.connectSocket } : Taro

if (process.env.TARO_ENV === 'h5') document.documentElement.lang = language

export default function App({ children }) {
  const [lines, setLines] = useState([])

  /** The newest first, and no more than a screen or two. */
  const log = (line) => setLines((before) => [line, ...before].slice(0, 50))

  const socket = useWebsocketHeartbeat({
    miniprogram,
    connectSocketParams: { url },
    // 心跳的回复不交给页面。The server answers a heartbeat with the same word: no news for pages.
    isPong: (data) => data === 'heartbeat',
    ...options,
    onMessage: ({ data }) => log(`← ${data}`),
    onClose: ({ code }) => log(texts.ended(code)),
    onReopen: ({ retries }) => log(texts.reopened(retries)),
  })

  return <Socket.Provider value={{ ...socket, lines, log }}>{children}</Socket.Provider>
}
