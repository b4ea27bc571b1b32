import WebsocketHeartbeat, { preload } from 'websocket-heartbeat-miniprogram'
import { connect } from '../connect.js'

connect(WebsocketHeartbeat, preload, WebSocket)
