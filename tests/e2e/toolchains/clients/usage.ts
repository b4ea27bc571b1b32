// The class where each client takes it, for its types. Compiled, not run.

import { HttpClient, HttpTransportType, HubConnectionBuilder } from '@microsoft/signalr'
import { wsconnect } from '@nats-io/nats-core'
import { Client } from '@stomp/stompjs'
import { Centrifuge } from 'centrifuge'
import { createClient } from 'graphql-ws'
import mqtt from 'mqtt'
import PartySocket from 'partysocket/ws'
import ReconnectingWebSocket from 'reconnecting-websocket'
import { webSocket } from 'rxjs/webSocket'
import { createWebSocket } from 'websocket-heartbeat-miniprogram/websocket'
import { WebsocketProvider } from 'y-websocket'
import { Doc } from 'yjs'

declare const wx: { connectSocket(params: any): any }
declare const httpClient: HttpClient
declare const url: string

const WebSocket = createWebSocket(wx)

/** SignalR's types hide the option `WebSocket`. */
const ofSignalR = {
  WebSocket,
  httpClient,
  skipNegotiation: true,
  transport: HttpTransportType.WebSockets,
}

export const clients = [
  mqtt.connect(url, { createWebsocket: (address, protocols) => new WebSocket(address, protocols) }),
  createClient({ url, webSocketImpl: WebSocket }),
  new Centrifuge(url, { websocket: WebSocket }),
  new HubConnectionBuilder().withUrl(url, ofSignalR),
  new Client({ webSocketFactory: () => new WebSocket(url) }),
  webSocket({ url, WebSocketCtor: WebSocket }),
  new ReconnectingWebSocket(url, [], { WebSocket }),
  new PartySocket(url, [], { WebSocket }),
  new WebsocketProvider(url, 'room', new Doc(), { WebSocketPolyfill: WebSocket }),
  wsconnect({
    servers: url,
    wsFactory: async (address) => ({ socket: new WebSocket(address), encrypted: true }),
  }),
]
