// 换成你的服务器；本机的例子是 ws://localhost:8080。
// Put your server here; the example servers on this machine are ws://localhost:8080.
export const url = 'wss://example.com/socket'

export const options = {
  // 多少毫秒没有消息就发心跳，要比沿途的空闲超时短。
  // ms of silence before a heartbeat: less than whatever cuts idle connections on the way.
  pingTimeout: 15000,
}
