import { close, open, send, subscribe } from '../../utils/socket'

const STATES = {
  connecting: '连接中 connecting',
  open: '已连接 open',
  waiting: '等待重连 waiting to retry',
  offline: '没有网络 offline',
  closed: '已关闭 closed',
  'given-up': '已放弃 given up',
}

Page({
  data: { state: STATES.connecting, latency: '–', text: '', lines: [] },

  onLoad() {
    this.unsubscribe = subscribe({
      onState: (state) => this.setData({ state: STATES[state] }),
      onLatency: (ms) => this.setData({ latency: Math.ceil(ms) }),
      onLine: (line) => this.log(line),
    })
  },

  onUnload() {
    this.unsubscribe()
  },

  onInput({ detail }) {
    this.setData({ text: detail.value })
  },

  send() {
    const { text } = this.data
    this.setData({ text: '' })
    const sent = () => this.log(`→ ${text}`)
    const failed = (error) => this.log(`✗ ${text}: ${error.code}`)
    send(text).then(sent, failed)
  },

  close,
  open,

  /** The newest first, and no more than a screen or two. */
  log(line) {
    this.setData({ lines: [line, ...this.data.lines].slice(0, 50) })
  },
})
