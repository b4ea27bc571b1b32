import { close, open, send, subscribe } from '../../utils/socket'
import { texts } from '../../utils/texts'

Page({
  data: { texts, state: texts.states.connecting, latency: '–', text: '', lines: [] },

  onLoad() {
    this.unsubscribe = subscribe({
      onState: (state) => this.setData({ state: texts.states[state] }),
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
