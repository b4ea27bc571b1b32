// The class where the typings of the DOM are: it goes wherever one of the DOM's goes.

import { createWebSocket } from 'websocket-heartbeat-miniprogram/websocket'

declare const wx: { connectSocket(params: any): any }

export const Class: typeof WebSocket = createWebSocket(wx)
export const socket: WebSocket = new Class('wss://example.com/')
