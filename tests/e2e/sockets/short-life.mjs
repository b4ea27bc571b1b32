// A program that opens a connection by `ws` and ends it over a dead link: `node short-life.mjs FILE URL END`. It has an
// IPC channel to the test, which kills the link when it is told `open`, and answers.

import { createRequire } from 'node:module'
import WebSocket from 'ws'

const [file, url, end] = process.argv.slice(2)
const { default: WebsocketHeartbeat } = createRequire(import.meta.url)(file)

const options = end === 'dead' ? { pingTimeout: 100, pongTimeout: 100, repeatLimit: 0 } : {}
const task = await WebsocketHeartbeat({
  miniprogram: WebSocket,
  connectSocketParams: { url },
  closeTimeout: 300,
  ...options,
})
task.onOpen = () => process.send('open')
await new Promise((resolve) => process.once('message', resolve))
if (end === 'dead') await new Promise((resolve) => (task.onGiveUp = resolve))
else task[end]()
process.disconnect()
