import type { State } from 'websocket-heartbeat-miniprogram'
import { close, open, send, subscribe } from '../../utils/socket'

const STATES: Record<State, string> = {
  connecting: '连接中 connecting',
  open: '已连接 open',
  waiting: '等待重连 waiting to retry',
  offline: '没有网络 offline',
  closed: '已关闭 closed',
  'given-up': '已放弃 given up',
  destroyed: '已销毁 destroyed',
}

Page({
  data: { state: STATES.connecting, latency: '–', text: '', lines: [] as string[] },
  unsubscribe: () => {},

  onLoad() {
    this.unsubscribe = subscribe({
      onState: (state) => this.setData({ state: STATES[state] }),
      onLatency: (ms) => this.setData({ latency: String(Math.ceil(ms)) }),
      onLine: (line) => this.log(line),
    })
  },

  onUnload() {
    this.unsubscribe()
  },

  onInput({ detail }: WechatMiniprogram.Input) {
    this.setData({ text: detail.value })
  },

  send() {
    const { text } = this.data
    this.setData({ text: '' })
    send(text).then(
      () => this.log(`→ ${text}`),
      (error) => this.log(`✗ ${text}: ${error.code}`),
    )
  },

  close,
  open,

  /** The newest first, and no more than a screen or two. */
  log(line: string) {
    this.setData({ lines: [line, ...this.data.lines].slice(0, 50) })
  },
})
