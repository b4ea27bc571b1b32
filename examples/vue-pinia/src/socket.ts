// 整个应用共用一个连接：store 第一次被使用时建立，组件卸载后还在。
// One connection for the whole app: the first use of the store makes it, and it stays when components go.

import { defineStore } from 'pinia'
import { ref } from 'vue'
import { useWebsocketHeartbeat } from 'websocket-heartbeat-miniprogram/vue'
import { options, url } from './config'
import { texts } from './texts'

export const useSocket = defineStore('socket', () => {
  const lines = ref<string[]>([])

  /** The newest first, and no more than a screen or two. */
  function log(line: string) {
    lines.value = [line, ...lines.value].slice(0, 50)
  }

  const { state, latency, send, open, close } = useWebsocketHeartbeat({
    miniprogram: WebSocket,
    connectSocketParams: { url },
    // 心跳的回复不算消息。The server answers a heartbeat with the same word: no news.
    isPong: (data) => data === 'heartbeat',
    ...options,
    onMessage: ({ data }) => log(`← ${data}`),
    onClose: ({ code }) => log(texts.ended(code)),
    onReopen: ({ retries }) => log(texts.reopened(retries)),
  })
  return { state, latency, lines, log, send, open, close }
})
