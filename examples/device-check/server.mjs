// The server of the check: an echo that goes wrong on demand.
//
//   PORT=8080 node server.mjs

import { networkInterfaces } from 'node:os'
import { WebSocketServer } from 'ws'

const { PORT = 8080, HOLE = 40_000 } = process.env

/** How each connection ended: `CODE REASON`, by its number. */
const closes = []

/** What the page may ask for. `number`: which connection to tell of. */
const commands = {
  '!header': ({ socket, request }) => socket.send(`header ${request.headers['x-device-check']}`),
  '!close': ({ socket }) => socket.close(4001, 'bye'),
  '!reset': ({ request }) => request.socket.resetAndDestroy(),
  '!hole': dig,
  '!closed': ({ socket, number }) => socket.send(closes[number] ?? 'not closed'),
}

/** Neither reads nor answers any more. Who has gone meanwhile is not noticed, so it ends some time. */
function dig({ socket }) {
  socket.pause()
  setTimeout(() => socket.terminate(), Number(HOLE)).unref()
}

const server = new WebSocketServer({
  host: '0.0.0.0',
  port: Number(PORT),
  verifyClient: ({ req }) => !req.url.endsWith('?refuse'),
})

server.on('connection', (socket, request) => {
  const own = closes.push(undefined) - 1
  // A close event follows every error.
  socket.on('error', () => {})
  socket.on('close', (code, reason) => (closes[own] = `${code} ${reason}`))
  socket.on('message', (data, isBinary) => {
    const [name, number] = isBinary ? [] : data.toString().split(' ')
    if (commands[name]) return commands[name]({ socket, request, number })
    socket.send(data, { binary: isBinary })
  })
  socket.send(`hello ${own}`)
})

server.on('listening', () => {
  const nets = Object.values(networkInterfaces()).flat()
  const addresses = nets.filter(({ family }) => family === 'IPv4').map(({ address }) => address)
  const { port } = server.address()
  const urls = addresses.map((address) => `  ws://${address}:${port}`)
  // The phone reaches this machine by one of them, mostly not by 127.0.0.1.
  console.log(['在页面里输入其中一个地址 · Type one of these into the page:', ...urls].join('\n'))
})
