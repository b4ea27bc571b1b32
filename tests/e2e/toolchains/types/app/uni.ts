// With uni-app's typings.

import WebsocketHeartbeat from 'websocket-heartbeat-miniprogram'
import Diagnostics from 'websocket-heartbeat-miniprogram/diagnostics'

const logger = Diagnostics({ miniprogram: uni })
const params: UniApp.ConnectSocketOption = { url: 'wss://example.com/socket' }

WebsocketHeartbeat<UniApp.SocketTask>({
  miniprogram: uni,
  connectSocketParams: params,
  logger,
}).then((task) => {
  if (task.socketTask) task.socketTask.onClose(() => uni.showToast({ title: task.state }))
})

export {}
