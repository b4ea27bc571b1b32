// What was learnt on real hosts and frameworks (docs/HOSTS.md), for sockets of the class.

import assert from 'node:assert/strict'
import { v2 } from '../../support/cases.mjs'
import { classOf, connect, opened } from '../../support/web-socket-class.mjs'

v2('hidden: WeChat cuts the sockets, and each ends once', async (make) => {
  const w = await make({ quirks: { interrupted: 'error+close' } })
  const socket = await opened(w)
  w.host.signals.hide()
  await w.advance(5000)
  w.host.interrupt()
  await w.advance(60_000)
  w.host.signals.show()
  await w.advance(60_000)
  assert.deepEqual(socket.log, ['open', 'error', 'close 1000 interrupted'])
  w.assertNothingLeft()
})

v2('an attempt that hangs: the host gets the limit too, and its slot is free', async (make) => {
  const w = await make({ quirks: { maxSockets: 1 } })
  const WebSocket = classOf(w, { connectTimeout: 2000 })
  w.net.next('hang')
  const first = connect(w, WebSocket)
  await w.advance(3000)
  assert.deepEqual(first.log, ['error', 'close 1006'])
  assert.equal(w.host.connects[0].params.timeout, 2000)
  const second = await opened(w, WebSocket)
  assert.deepEqual(second.log, ['open'])
})

v2('Taro on H5 counts its sockets: those over dead links free their place', async (make) => {
  const w = await make({ host: 'taro4@h5' })
  const WebSocket = classOf(w, { heartbeat: { pingMsg: 'ping' } })
  for (let i = 0; i < 8; i += 1) {
    const socket = await opened(w, WebSocket)
    w.net.link.isDead = true
    await w.advance(30_000)
    assert.deepEqual(socket.log, ['open', 'error', 'close 1006'], `socket ${i}`)
  }
})

for (const [host, quirks] of [
  ['taro4@alipay', { miniGlobal: false }],
  ['my@single', { globalTasks: true }],
]) {
  v2(
    `${host}, whose open listeners hear all sockets: an attempt that was given up does not take the next one's open`,
    async (make) => {
      const w = await make({ host, quirks })
      const WebSocket = classOf(w)
      const first = connect(w, WebSocket)
      first.close()
      const second = await opened(w, WebSocket)
      second.send('x')
      await w.advance(1000)
      assert.deepEqual(first.log, ['error', 'close 1006'])
      assert.deepEqual(second.log, ['open', 'message x'])
    },
  )
}

v2('an app of uni-app tells an error, and then no close', async (make) => {
  const w = await make({ host: 'uni@app', quirks: { lost: 'error' } })
  const socket = await opened(w)
  w.net.link.drop()
  await w.advance(1000)
  assert.deepEqual(socket.log, ['open', 'error', 'close 1006'])
  w.assertNothingLeft()
})

v2('a lost link with the code 0, as Deno tells it, is 1006', async (make) => {
  const w = await make({ host: 'ws' })
  const socket = await opened(w)
  w.net.link.closeByServer(0, '')
  await w.advance(1000)
  assert.deepEqual(socket.log, ['open', 'close 1006'])
})
