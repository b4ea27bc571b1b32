// @microsoft/signalr: .withUrl(url.replace("ws:", "http:"), { WebSocket, skipNegotiation, transport, httpClient })`. Against a server of a
// few lines.

import { testClient } from './play.mjs'
import { webSocketServer } from './servers.mjs'

const END = '\u001e'

const server = () =>
  webSocketServer((socket) =>
    socket.on('message', (records) => {
      const answer = (value) => socket.send(JSON.stringify(value) + END)
      for (const record of String(records).split(END).filter(Boolean)) {
        const { protocol, type, invocationId, arguments: given } = JSON.parse(record)
        if (protocol) answer({})
        if (type === 1) answer({ type: 3, invocationId, result: given[0] })
        if (type === 7) socket.close()
      }
    }),
  )

testClient('signalr', {
  imports: `export * from '@microsoft/signalr'`,
  server,
  app: async ({ WebSocket, url, kill, until }, signalr) => {
    const seen = { got: [], events: [] }
    const connection = new signalr.HubConnectionBuilder()
      .withUrl(url.replace('ws:', 'http:'), {
        WebSocket,
        skipNegotiation: true,
        transport: signalr.HttpTransportType.WebSockets,
        httpClient: new signalr.HttpClient(),
      })
      .configureLogging(signalr.LogLevel.None)
      .withAutomaticReconnect([50, 50])
      .build()
    connection.onreconnecting(() => seen.events.push('reconnecting'))
    connection.onreconnected(() => seen.events.push('reconnected'))
    connection.onclose(() => seen.events.push('close'))
    await connection.start()
    seen.got.push(await connection.invoke('echo', 'text 汉字'))
    kill()
    await until(() => seen.events.length === 2)
    seen.got.push(await connection.invoke('echo', 'again'))
    await connection.stop()
    return seen
  },
  expected: { got: ['text 汉字', 'again'], events: ['reconnecting', 'reconnected', 'close'] },
})
