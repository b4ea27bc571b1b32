// With Alipay's typings.

import WebsocketHeartbeat from 'websocket-heartbeat-miniprogram'
import Diagnostics from 'websocket-heartbeat-miniprogram/diagnostics'

const logger = Diagnostics({ miniprogram: my })

WebsocketHeartbeat({
  miniprogram: my,
  connectSocketParams: { url: 'wss://example.com/socket', multiple: true },
  logger,
}).then((task) => {
  task.onClose = ({ code, reason }) => my.showToast({ content: code.toFixed() + reason })
})

export {}
