// CommonJS users: `require` gives the function itself, and `.default` is the same.

import WebsocketHeartbeat = require('websocket-heartbeat-miniprogram')
import fromJs = require('websocket-heartbeat-miniprogram/js')
import fromWasm = require('websocket-heartbeat-miniprogram/wasm')
import Diagnostics = require('websocket-heartbeat-miniprogram/diagnostics')
import fromOldPath = require('websocket-heartbeat-miniprogram/dist/index.js')

declare const my: { connectSocket(option: object): any }

const options: WebsocketHeartbeat.Options = {
  miniprogram: my,
  connectSocketParams: { url: 'wss://example.com/socket', multiple: true },
}
const task: Promise<WebsocketHeartbeat.Task> = WebsocketHeartbeat(options)
options.logger = Diagnostics()
const report: Diagnostics.Report = Diagnostics({ miniprogram: my }).toJSON()
const same: typeof WebsocketHeartbeat = WebsocketHeartbeat.default
const engine: Promise<'wasm' | 'js'> = fromWasm.preload()
fromOldPath(options).catch((error) => error instanceof fromJs.WebsocketHeartbeatError)

export = { engine, report, same, task }
