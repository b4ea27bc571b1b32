// With Taro's typings.

import Taro from '@tarojs/taro'
import WebsocketHeartbeat from 'websocket-heartbeat-miniprogram'
import Diagnostics from 'websocket-heartbeat-miniprogram/diagnostics'

const logger = Diagnostics({ miniprogram: Taro })
const params: Taro.connectSocket.Option = { url: 'wss://example.com/socket', protocols: ['v1'] }

WebsocketHeartbeat<Taro.SocketTask>({
  miniprogram: Taro,
  connectSocketParams: params,
  logger,
}).then((task) => {
  if (task.socketTask) task.socketTask.onMessage(({ data }) => console.info(data))
})

export {}
