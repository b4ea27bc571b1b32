// 整个应用共用一个连接：第一个页面建立它，页面离开后连接还在。
// One connection for the whole app: the first page makes it, and it stays when pages go.

import { effectScope, ref } from 'vue'
import { useWebsocketHeartbeat } from 'websocket-heartbeat-miniprogram/vue'
import { options, url } from './config'
import { texts } from './texts'

// H5 的产物里只有写明的 API，单独的 uni 没有 connectSocket；小程序和 App 要传 uni 本身。
// An H5 build keeps only the functions that are named, so a bare uni has none there; elsewhere it is uni
// itself that is wanted.
let miniprogram = uni
// #ifdef H5
miniprogram = { connectSocket: uni.connectSocket }
// #endif

function connect() {
  const lines = ref([])

  /** The newest first, and no more than a screen or two. */
  const log = (line) => (lines.value = [line, ...lines.value].slice(0, 50))

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
  return { ...socket, lines, log }
}

let shared

/** The same for all pages. A connection that a page makes for itself would end with the page. */
export const useSocket = () => (shared ??= effectScope(true).run(connect))
