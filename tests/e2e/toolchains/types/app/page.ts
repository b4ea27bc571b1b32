// With the typings of browsers.

import WebsocketHeartbeat from 'websocket-heartbeat-miniprogram'
import Diagnostics from 'websocket-heartbeat-miniprogram/diagnostics'

const logger = Diagnostics({ miniprogram: WebSocket, logger: console })
const signal: AbortSignal = new AbortController().signal

WebsocketHeartbeat<WebSocket>({
  miniprogram: WebSocket,
  connectSocketParams: { url: 'wss://example.com/socket', protocols: ['v1'] },
  logger: console,
  signal,
}).then((task) => {
  task.opts.logger = logger
  task.onMessage = ({ data }) => console.info(typeof data === 'string' ? data : new Blob([data]))
  if (task.socketTask) console.info(task.socketTask.protocol)
})

export {}
