import WebsocketHeartbeat, { preload } from 'websocket-heartbeat-miniprogram'

// `wx.demo` is the test's: it says where to connect, and takes the task over.
Page({
  async onLoad() {
    const { url, options, started } = wx.demo
    const task = await WebsocketHeartbeat({
      miniprogram: wx,
      connectSocketParams: { url },
      ...options,
    })
    started(task, await preload())
  },
})
