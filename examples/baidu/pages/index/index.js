import { getTask, subscribe } from '../../utils/socket'

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
      stateChange: (state) => this.setData({ state: STATES[state] }),
      message: ({ data }) => this.log(`← ${data}`),
      latency: (ms) => this.setData({ latency: Math.ceil(ms) }),
      close: ({ code }) => this.log(`断开 closed ${code}`),
      reopen: ({ retries }) => this.log(`恢复 back, retries: ${retries}`),
    })
  },

  onUnload() {
    this.unsubscribe()
  },

  onInput({ detail }) {
    this.setData({ text: detail.value })
  },

  // 断线时先排队，恢复后再发。What is sent while there is no connection waits for the next one.
  send() {
    const { text } = this.data
    this.setData({ text: '' })
    const sent = () => this.log(`→ ${text}`)
    const failed = (error) => this.log(`✗ ${text}: ${error.code}`)
    getTask()
      .then((task) => task.send(text))
      .then(sent, failed)
  },

  close() {
    getTask().then((task) => task.close())
  },

  open() {
    getTask().then((task) => task.open())
  },

  /** The newest first, and no more than a screen or two. */
  log(line) {
    this.setData({ lines: [line, ...this.data.lines].slice(0, 50) })
  },
})
