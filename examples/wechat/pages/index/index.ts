import { close, open, send, subscribe } from '../../utils/socket'
import { texts } from '../../utils/texts'

Page({
  data: { texts, state: texts.states.connecting, latency: '–', text: '', lines: [] as string[] },
  unsubscribe: () => {},

  onLoad() {
    this.unsubscribe = subscribe({
      onState: (state) => this.setData({ state: texts.states[state] }),
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
