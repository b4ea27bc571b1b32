const WebsocketHeartbeat = require('websocket-heartbeat-miniprogram')

// `tt.demo` is the test's: it says where to connect, and takes the task over.
Page({
  onLoad() {
    const { url, options, started } = tt.demo
    WebsocketHeartbeat({ miniprogram: tt, connectSocketParams: { url }, ...options }).then((task) =>
      WebsocketHeartbeat.preload().then((engine) => started(task, engine)),
    )
  },
})
