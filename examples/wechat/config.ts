// 换成你的服务器。发布的小程序只能用 wss，域名要在后台登记；本机调试用 ws://localhost:8080。
// Put your server here. Released apps need wss and a domain that is listed in the console; the example
// servers on this machine are ws://localhost:8080.
export const url = 'wss://example.com/socket'

export const options = {
  // 多少毫秒没有消息就发心跳，要比沿途的空闲超时短。
  // ms of silence before a heartbeat: less than whatever cuts idle connections on the way.
  pingTimeout: 15000,
}
