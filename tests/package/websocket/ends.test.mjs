// What ends a socket that the standard does not know: a heartbeat without an answer, no network, the background.

import assert from 'node:assert/strict'
import { v2 } from '../../support/cases.mjs'
import { miniPrograms } from '../../support/hosts/families.mjs'
import { classOf, connect, opened } from '../../support/web-socket-class.mjs'

const LOST = ['open', 'error', 'close 1006']

v2(
  'a heartbeat: its pings go out, a server that answers keeps the socket, isPong hides pongs',
  async (make) => {
    const w = await make()
    const heartbeat = {
      pingTimeout: 1000,
      pongTimeout: 500,
      pingMsg: 'ping',
      isPong: (data) => data === 'ping',
    }
    const socket = await opened(w, classOf(w, { heartbeat }))
    await w.advance(10_000)
    assert.deepEqual(socket.log, ['open'])
    assert.ok(w.received.length >= 8 && w.received.every((data) => data === 'ping'))
    w.net.mute = true
    await w.advance(2000)
    assert.deepEqual(socket.log, LOST)
    assert.deepEqual(w.console, [], 'nothing that is meant for users of tasks')
  },
)

v2('without one nothing is sent', async (make) => {
  const w = await make()
  const socket = await opened(w)
  await w.advance(3_600_000)
  assert.deepEqual([socket.log, w.received], [['open'], []])
})

v2('pingInterval: something is sent at least so often', async (make) => {
  const w = await make()
  await opened(w, classOf(w, { heartbeat: { pingTimeout: 0, pingInterval: 1000 } }))
  await w.advance(5500)
  assert.equal(w.received.length, 5)
})

for (const host of miniPrograms) {
  v2(`${host}: endOnOffline and endOnBackground`, async (make) => {
    for (const [option, happens] of [
      ['endOnOffline', (w) => w.host.signals.networkIs('none')],
      ['endOnBackground', (w) => w.host.signals.hide()],
    ]) {
      const w = await make({ host })
      const plain = await opened(w, classOf(w, { endOnOffline: false }))
      happens(w)
      await w.advance(1000)
      assert.deepEqual(plain.log, ['open'])
      plain.close()
      await w.advance(5000)
      const other = await make({ host })
      const socket = await opened(other, classOf(other, { [option]: true }))
      happens(other)
      await other.advance(1000)
      assert.deepEqual(socket.log, LOST, option)
      await other.advance(60_000)
      assert.equal(other.leftovers().listeners, 0)
    }
  })
}

v2('while it connects they end it too', async (make) => {
  const w = await make()
  w.net.next('hang')
  const socket = connect(w, classOf(w, { endOnOffline: true }))
  await w.advance(500)
  w.host.signals.networkIs('none')
  await w.advance(100)
  assert.deepEqual(socket.log, ['error', 'close 1006'])
})

v2('wrong values: each socket fails, and its error says what is allowed', async (make) => {
  const w = await make()
  for (const options of [
    { connectTimeout: -1 },
    { heartbeat: { pingMsg: {} } },
    { heartbeat: { pongTimeout: 'x' } },
  ]) {
    const socket = connect(w, classOf(w, options))
    let message
    socket.onerror = (event) => ({ message } = event)
    await w.advance(100)
    assert.deepEqual(socket.log, ['error', 'close 1006'])
    assert.match(message, /allowed: /)
  }
  assert.equal(w.connects, 0)
})

v2(
  'connectSocketParams: an object, a function, a Promise; a throw fails the socket',
  async (make) => {
    const w = await make()
    const header = { token: 'T' }
    const asked = []
    for (const connectSocketParams of [
      { header, url: 'wss://other.test/', protocols: ['x'] },
      () => ({ header }),
      (url, protocols) => (asked.push([url, protocols.join()]), Promise.resolve({ header })),
      () => undefined,
    ]) {
      const socket = await opened(
        w,
        classOf(w, { connectSocketParams }),
        'wss://example.test/a',
        'p',
      )
      const { params } = w.host.connects.at(-1)
      assert.deepEqual([params.url, [...params.protocols]], ['wss://example.test/a', ['p']])
      socket.close()
      await w.advance(100)
    }
    assert.deepEqual(asked, [['wss://example.test/a', 'p']])
    const broken = connect(
      w,
      classOf(w, {
        connectSocketParams() {
          throw new Error('no token')
        },
      }),
    )
    await w.advance(100)
    assert.deepEqual(broken.log, ['error', 'close 1006'])
  },
)
