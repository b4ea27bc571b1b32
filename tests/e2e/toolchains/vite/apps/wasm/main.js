import WebsocketHeartbeat, { preload } from 'websocket-heartbeat-miniprogram/wasm'
import { connect } from '../connect.js'

connect(WebsocketHeartbeat, preload, WebSocket)
