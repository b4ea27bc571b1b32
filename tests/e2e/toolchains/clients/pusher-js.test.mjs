// pusher-js/worker: it takes the global `WebSocket`. Against a server of a few lines.

import { webcrypto } from 'node:crypto'
import { testClient } from './play.mjs'
import { webSocketServer } from './servers.mjs'

const ESTABLISHED = { socket_id: '1.1', activity_timeout: 120 }

const server = () =>
  webSocketServer((socket) => {
    const say = (event, data, channel) =>
      socket.send(JSON.stringify({ event, channel, data: JSON.stringify(data) }))
    say('pusher:connection_established', ESTABLISHED)
    socket.on('message', (text) => {
      const { event, data } = JSON.parse(text)
      if (event === 'pusher:subscribe') {
        say('pusher_internal:subscription_succeeded', {}, data.channel)
        say('news', 'text 汉字', data.channel)
      }
    })
  })

testClient('pusher-js', {
  imports: `export { default as Pusher } from 'pusher-js/worker'`,
  globals: {
    self: true,
    WebSocket: true,
    crypto: { getRandomValues: (array) => webcrypto.getRandomValues(array) },
  },
  server,
  app: async ({ url, kill, until }, { Pusher }) => {
    const seen = { got: [], events: [] }
    const [wsHost, wsPort] = url.slice(5).split(':')
    const where = { wsHost, wsPort, forceTLS: false, enabledTransports: ['ws'], cluster: '' }
    const pusher = new Pusher('key', { ...where, enableStats: false })
    pusher.connection.bind('state_change', ({ current }) => seen.events.push(current))
    pusher.subscribe('a').bind('news', (text) => seen.got.push(text))
    await until(() => seen.got.length === 1)
    kill()
    await until(() => seen.got.length === 2)
    pusher.disconnect()
    return seen
  },
  expected: {
    got: ['text 汉字', 'text 汉字'],
    events: ['connected', 'connecting', 'connected', 'disconnected'],
  },
})
