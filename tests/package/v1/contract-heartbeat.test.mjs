// 1.x contract: when pings go out, what counts as an answer, what silence leads to.

import assert from 'node:assert/strict'
import { contract } from '../../support/cases.mjs'

const pings = (w) => w.net.received.filter((entry) => entry.data === 'heartbeat')

contract('the first ping goes out pingTimeout after the open', async (make) => {
  const w = await make({ latency: 0 })
  await w.opened()
  const opened = w.log[0].at
  await w.advance(15_000)
  assert.deepEqual(
    pings(w).map((ping) => ping.at - opened),
    [15_000],
  )
})

contract('a quiet link is pinged again and again and stays up', async (make) => {
  const w = await make()
  await w.opened({ pingTimeout: 1000, pongTimeout: 500 })
  await w.advance(20_000)
  assert.ok(pings(w).length >= 18 && pings(w).length <= 20, `${pings(w).length} pings`)
  assert.equal(w.connects, 1)
})

contract('any message postpones the ping', async (make) => {
  const w = await make()
  await w.opened({ pingTimeout: 1000 })
  for (let i = 0; i < 10; i += 1) {
    await w.advance(900)
    w.net.link.push(`news ${i}`)
  }
  await w.advance(50)
  assert.equal(pings(w).length, 0)
  await w.advance(1100)
  assert.equal(pings(w).length, 1)
})

contract('any message, not only the echo of the ping, keeps the link', async (make) => {
  const w = await make()
  w.net.reply = () => 'something else'
  await w.opened({ pingTimeout: 1000, pongTimeout: 500 })
  await w.advance(10_000)
  assert.equal(w.connects, 1)
})

contract(
  'the ping is pingMsg, sent as {data} through task.send without callbacks',
  async (make) => {
    const w = await make()
    const task = await w.opened({ pingTimeout: 1000, pingMsg: 'are you there' })
    const seen = []
    const original = task.send
    task.send = function send(...args) {
      seen.push({ args, self: this === task })
      return original.apply(this, args)
    }
    await w.advance(1100)
    assert.equal(seen.length, 1)
    assert.equal(seen[0].self, true)
    assert.deepEqual(Object.entries(seen[0].args[0]), [['data', 'are you there']])
    assert.deepEqual(w.received, ['are you there'])
  },
)

contract('an app that swallows the ping in its own task.send gets its own way', async (make) => {
  const w = await make()
  const task = await w.opened({ pingTimeout: 1000, pongTimeout: 500 })
  task.send = () => {}
  await w.advance(1100)
  assert.deepEqual(w.received, [])
})

contract('a ping without any answer: the link is replaced after pongTimeout', async (make) => {
  const w = await make()
  await w.opened({ pingTimeout: 1000, pongTimeout: 500 })
  w.net.mute = true
  await w.until(() => w.connects === 2, 5000)
  assert.deepEqual(w.names.slice(0, 3), ['onOpen', 'onClose', 'onReconnect'])
  assert.ok(w.host.sockets[0].state !== 'open', 'the silent socket was closed')
})

contract('after the open of the next socket the heartbeat goes on', async (make) => {
  const w = await make()
  await w.opened({ pingTimeout: 1000, pongTimeout: 500, reconnectTimeout: 100 })
  w.net.link.closeByServer(1000, '')
  await w.until(() => w.connects === 2)
  const before = w.received.length
  await w.advance(3500)
  assert.ok(w.received.length - before >= 2)
})
