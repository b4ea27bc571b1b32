// 换成你的 socket.io 服务器；本机的例子是 ws://localhost:8080。主机名后面的路径是命名空间。
// Put your socket.io server here; the one of this example is ws://localhost:8080. A path would be a namespace.
export const url = 'wss://example.com'

/** socket.io 的选项，如 auth、path。Options of socket.io, as auth or path. */
export const options = {
  // 断线后多少毫秒开始重连。ms until it reconnects; later attempts wait longer, at random.
  reconnectionDelay: 1000,
}
