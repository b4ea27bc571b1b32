// The class in users' code: with the typings of the DOM it is one of its classes; without them it works as well.

import {
  createWebSocket,
  HostWebSocket,
  SocketClose,
} from 'websocket-heartbeat-miniprogram/websocket'

declare const wx: { connectSocket(params: any): any }
declare const console: { log(...values: any[]): void }

const Class = createWebSocket(wx, {
  connectSocketParams: (url, protocols) => ({ header: { from: url + protocols.join() } }),
  connectTimeout: 10000,
  closeTimeout: 3000,
  heartbeat: {
    pingMsg: 'ping',
    pingTimeout: 15000,
    pongTimeout: 'auto',
    isPong: (data) => data === 'pong',
  },
  endOnOffline: true,
  endOnBackground: undefined,
  wasm: false,
})

const socket: HostWebSocket = new Class('wss://example.com/', ['a', 'b'])
socket.binaryType = 'arraybuffer'
socket.onopen = () => socket.send(new Uint8Array(1))
socket.onmessage = ({ data, origin }) => console.log(data.length, origin.length)
socket.onclose = (event: SocketClose) =>
  console.log(event.code.toFixed(), event.reason, event.wasClean)
socket.onerror = ({ message }) => console.log((message || '').length)
socket.addEventListener('close', ({ code }) => console.log(code.toFixed()))
socket.addEventListener('message', { handleEvent: ({ data }) => console.log(data) }, { once: true })
socket.removeEventListener('own', null)
socket.onclose = null
socket.close(4000, 'bye')
const state: 0 | 1 | 2 | 3 = socket.readyState
console.log(
  state === Class.OPEN,
  socket.bufferedAmount + 1,
  socket.protocol + socket.extensions + socket.url,
)

// @ts-expect-error it is no host
createWebSocket({})
// @ts-expect-error the option is heartbeat.pingMsg
createWebSocket(wx, { pingMsg: 'ping' })
// @ts-expect-error readyState can only be read
socket.readyState = 1
