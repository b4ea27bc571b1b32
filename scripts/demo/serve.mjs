// `npm run demo -- --serve`: the playground, and for each page that is open its own pair of servers that
// misbehave on demand. All of it on loopback.

import { once } from 'node:events'
import { createServer } from 'node:http'
import { WebSocketServer } from 'ws'
import { Failure } from '../lib/step.mjs'
import { startFaultServers } from './fault-servers.mjs'
import { pageFiles } from './page.mjs'

const PORT = 8360

const HEADERS = {
  'content-security-policy': [
    "default-src 'none'",
    "script-src 'self' 'wasm-unsafe-eval'",
    "style-src 'self'",
    "img-src 'self'",
    "connect-src 'self' ws://127.0.0.1:*",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; '),
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cache-control': 'no-store',
}

/** Serves until the user ends it. Without a port: the usual one, or any that is free. */
export async function servePage(port) {
  const playground = await startPlayground(port)
  console.log(`\nThe playground: ${playground.url}\nTo end it, press Ctrl-C.`)
  const signals = ['SIGINT', 'SIGTERM'].map((name) => once(process, name))
  await Promise.race(signals)
  await playground.stop()
}

export async function startPlayground(port = null) {
  const files = await pageFiles()
  const http = createServer((request, response) => answer(files, request, response))
  const channels = new WebSocketServer({ noServer: true, maxPayload: 4096 })
  http.on('upgrade', (request, socket, head) => {
    if (!isOwnPage(request)) return socket.destroy()
    channels.handleUpgrade(request, socket, head, (channel) => void attend(channel))
  })
  await listen(http, port)
  return {
    url: `http://127.0.0.1:${http.address().port}/`,
    async stop() {
      const ended = [...channels.clients].map((channel) => channel.ended)
      for (const channel of channels.clients) channel.terminate()
      await Promise.all(ended)
      http.close()
      http.closeAllConnections()
    },
  }
}

async function listen(http, wanted) {
  const on = async (port) => {
    http.listen(port, '127.0.0.1')
    await once(http, 'listening')
  }
  try {
    await on(wanted ?? PORT)
  } catch (error) {
    if (wanted === null && error.code === 'EADDRINUSE') return on(0)
    const fix = 'npm run demo -- --serve'
    throw new Failure(`port ${wanted ?? PORT} can't be had: ${error.message}`, fix)
  }
}

function answer(files, request, response) {
  const { pathname } = new URL(request.url, 'http://localhost')
  const file = isLoopback(request) && files.get(pathname)
  if (!file) return response.writeHead(404, HEADERS).end()
  response.writeHead(200, { ...HEADERS, 'content-type': file.type }).end(file.content)
}

/** Otherwise a page of another site could reach this server by a host name of that site. */
const isLoopback = ({ headers }) => /^(127\.0\.0\.1|localhost)(:\d+)?$/.test(headers.host)

const isOwnPage = (request) =>
  isLoopback(request) && request.headers.origin === `http://${request.headers.host}`

/** The channel of one page: it asks for faults, and gets the urls of its servers and the faults that last. */
async function attend(channel) {
  const servers = startFaultServers()
  channel.ended = once(channel, 'close').then(async () => (await servers).stop())
  channel.on('error', () => {})
  const send = (what) => channel.send(JSON.stringify(what))
  channel.on('message', async (text) => {
    try {
      const wanted = JSON.parse(text)
      send({ fault: wanted.fault, on: await (await servers).play(wanted) })
    } catch (error) {
      // Its port may have been taken while it was closed; the page says that its servers are gone.
      console.error(error.message)
      channel.terminate()
    }
  })
  send({ urls: (await servers).urls })
}
