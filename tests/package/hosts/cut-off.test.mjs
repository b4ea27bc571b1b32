// Classes whose sockets can be cut off (`terminate`, as those of `ws` have): one that nobody wants does not wait half a
// minute for the other side, and nothing older arrives after something newer.

import assert from 'node:assert/strict'
import { v2 } from '../../support/cases.mjs'

const host = 'ws'
const quick = { pingTimeout: 500, pongTimeout: 500, reconnectTimeout: 100 }

const data = (w) => w.received.filter((text) => text !== 'heartbeat')

v2('what a dead link has not sent does not arrive after what the next one sends', async (make) => {
  const w = await make({ host })
  const task = await w.opened(quick)
  const { link } = w.net
  link.isStalled = true
  await w.settle(task.send('A'))
  await w.until(() => task.state === 'waiting', 2000)
  await w.until(() => task.state === 'open', 2000)
  await w.settle(task.send('B'))
  await w.advance(50)
  link.resume()
  await w.advance(1000)
  assert.deepEqual(data(w), ['B'])
  assert.equal(w.host.alive.length, 1)
})

v2('destroy() over a dead link: the socket is gone after closeTimeout', async (make) => {
  for (const closeTimeout of [300, 2000]) {
    const w = await make({ host })
    const task = await w.opened({ closeTimeout })
    w.net.link.isDead = true
    task.destroy()
    await w.advance(closeTimeout - 10)
    assert.equal(w.host.alive.length, 1, 'it has that time')
    await w.advance(20)
    assert.equal(w.host.alive.length, 0)
    w.assertNothingLeft()
  }
})

v2('close() over a dead link: it is cut off when the user is told', async (make) => {
  const w = await make({ host })
  const task = await w.opened({ closeTimeout: 500 })
  w.net.link.isDead = true
  task.close()
  await w.until(() => w.names.includes('onClose'), 600)
  await w.advance(10)
  assert.equal(w.host.alive.length, 0)
  w.assertNothingLeft()
})

v2(
  'a link that is replaced, and one that is destroyed, sends the rest and closes',
  async (make) => {
    for (const end of ['reconnect', 'destroy']) {
      const w = await make({ host, latency: 200 })
      const task = await w.opened()
      const { link } = w.net
      await w.settle(task.send('A'))
      task[end]()
      await w.until(() => link.closeSeen, 1000)
      assert.deepEqual(data(w), ['A'], end)
      await w.until(() => link.state === 'closed', 1000)
      task.destroy()
      await w.advance(1000)
      w.assertNothingLeft()
    }
  },
)

v2('one that does not close in time is cut off all the same', async (make) => {
  const w = await make({ host })
  const task = await w.opened({ closeTimeout: 500 })
  const { socket } = w.host
  w.net.link.isDead = true
  task.reconnect()
  await w.advance(400)
  assert.equal(socket.alive, true)
  await w.advance(200)
  assert.equal(socket.alive, false)
  assert.equal(task.state, 'open')
})

v2('a terminate() that throws, and one that cannot be read, harm nothing', async (make) => {
  const broken = () => {
    throw new Error('terminate is broken')
  }
  for (const descriptor of [{ value: broken }, { get: broken }]) {
    const w = await make({ host: 'browser' })
    const task = await w.opened({ ...quick, closeTimeout: 100 })
    Object.defineProperty(w.host.socket, 'terminate', descriptor)
    w.net.link.isDead = true
    await w.until(() => task.state === 'waiting', 2000)
    await w.until(() => task.state === 'open', 2000)
    await w.advance(100)
    assert.equal(task.state, 'open')
  }
})
