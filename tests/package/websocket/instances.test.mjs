// Many sockets: nothing of them is left, and they share the host with each other and with tasks.

import assert from 'node:assert/strict'
import { v2 } from '../../support/cases.mjs'
import { classOf, connect, createWebSocketOf, opened } from '../../support/web-socket-class.mjs'

v2('1,000 sockets, ended in every way: no timer, listener or socket is left', async (make) => {
  const w = await make({ quirks: { maxSockets: 1e6 } })
  const heartbeat = { pingTimeout: 500, pongTimeout: 500 }
  const WebSocket = classOf(w, { heartbeat, endOnOffline: true, endOnBackground: true })
  const ways = [
    (socket) => socket.close(),
    () => w.net.links.at(-1)?.drop(),
    () => w.net.links.at(-1)?.closeByServer(4000, ''),
    () => w.host.signals.networkIs('none'),
  ]
  const sockets = []
  for (let i = 0; i < 1000; i += 1) {
    if (i % 5 === 4) w.net.next('refuse')
    const socket = connect(w, WebSocket)
    sockets.push(socket)
    if (i % 3) await w.advance(50)
    ways[i % 4](socket)
    w.host.signals.networkIs('wifi')
  }
  await w.advance(60_000)
  for (const { log } of sockets) assert.match(log.join(), /^(open,)?(error,)?close \d+( clean)?$/)
  w.assertNothingLeft()
})

v2('two classes and a task over one host work beside each other, with one engine', async (make) => {
  const w = await make()
  const one = await opened(w)
  const task = await w.opened()
  const createWebSocket = createWebSocketOf(w)
  const two = await opened(w, createWebSocket(w.host.api, w.entry.options))
  task.send('task')
  one.send('one')
  two.send('two')
  await w.advance(100)
  assert.deepEqual(
    [one.log, two.log],
    [
      ['open', 'message one'],
      ['open', 'message two'],
    ],
  )
  assert.deepEqual(
    w.recorder.of('onMessage').map(({ event }) => event.data),
    ['task'],
  )
  w.net.links[0].drop()
  await w.advance(100)
  assert.deepEqual(one.log.slice(2), ['close 1006'])
  assert.deepEqual([two.readyState, task.state], [1, 'open'])
})

v2('import runs nothing', async (make) => {
  const w = await make()
  const before = w.timersSet
  createWebSocketOf(w)
  assert.deepEqual([w.timersSet - before, w.connects, w.host.signals.count()], [0, 0, 0])
})
