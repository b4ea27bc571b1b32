// With WeChat's typings.

import WebsocketHeartbeat from 'websocket-heartbeat-miniprogram'
import Diagnostics from 'websocket-heartbeat-miniprogram/diagnostics'

const logger = Diagnostics({ miniprogram: wx })
const params: WechatMiniprogram.ConnectSocketOption = {
  url: 'wss://example.com/socket',
  tcpNoDelay: true,
}

WebsocketHeartbeat<WechatMiniprogram.SocketTask>({
  miniprogram: wx,
  connectSocketParams: params,
  logger,
}).then((task) => {
  task.onOpen = () => task.send('hello')
  task.onMessage = ({ data }) => wx.showToast({ title: typeof data === 'string' ? data : 'bytes' })
  if (task.socketTask)
    task.socketTask.onOpen(({ header }) => wx.showToast({ title: typeof header }))
  // @ts-expect-error no such member
  if (task.socketTask) task.socketTask.onopen()
})

export {}
