// 换成你的 MQTT 服务器的 WebSocket 地址。发布的小程序只能用 wss，域名要在后台登记；本机调试用 ws://localhost:8080。
// Put the WebSocket address of your broker here. Released apps need wss and a domain that is listed in the
// console; the broker of this example is ws://localhost:8080.
export const url = 'wss://example.com/mqtt'

/** mqtt 的选项：用户名、密码也写在这里。Options of mqtt; a username and a password would go here, too. */
export const options = {
  // 多少秒没有消息就发心跳，要比沿途的空闲超时短。
  // Seconds of silence before a ping: less than whatever cuts idle connections on the way.
  keepalive: 15,
  // 断线多少毫秒后重连。各用户错开，服务器重启后才不会同时涌来。
  // ms until it reconnects. Not the same for everybody, or all would come at once when the broker is back.
  reconnectPeriod: 1000 + Math.random() * 2000,
}
