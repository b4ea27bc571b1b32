import { getClient, publish, subscribe } from '../../utils/client'
import { texts } from '../../utils/texts'

Page({
  data: { texts, state: texts.states.connecting, text: '', lines: [] },

  onLoad() {
    this.unsubscribe = subscribe({
      stateChange: (state) => this.setData({ state: texts.states[state] }),
      message: (text) => this.log(`← ${text}`),
      error: ({ message }) => this.log(`✗ ${message}`),
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
    // 服务器收到后才算发出。It is sent when the broker has it.
    publish(text, (error) => this.log(error ? `✗ ${text}: ${error.message}` : `→ ${text}`))
  },

  close() {
    getClient().end()
  },

  open() {
    getClient().reconnect()
  },

  /** The newest first, and no more than a screen or two. */
  log(line) {
    this.setData({ lines: [line, ...this.data.lines].slice(0, 50) })
  },
})
