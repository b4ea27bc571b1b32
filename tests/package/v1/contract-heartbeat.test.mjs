// 1.x contract: when pings go out, what counts as an answer, what silence leads to.

import assert from 'node:assert/strict'
import { contract, v2 } from '../../support/cases.mjs'

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

v2('dead: onClose says 1006 and why, in the turn of the verdict', async (make) => {
  const w = await make()
  await w.opened({ pingTimeout: 1000, pongTimeout: 500 })
  const opened = w.log[0].at
  w.net.blackhole = true
  await w.advance(1600)
  const [close] = w.recorder.of('onClose')
  assert.equal(close.at - opened, 1500)
  assert.equal(close.event.code, 1006)
  assert.equal(close.event.reason, 'no answer to ping')
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

v2('pingMsg may be a function; binary is sent as it is; null skips this ping', async (make) => {
  const w = await make()
  const bytes = Uint8Array.of(9, 1, 2, 3, 9)
  const answers = [
    () => 'one',
    () => bytes.subarray(1, 4),
    () => null,
    () => undefined,
    () => 'two',
  ]
  let call = 0
  await w.opened({
    pingTimeout: 1000,
    pongTimeout: 500,
    pingMsg: () => answers[call++]?.() ?? null,
  })
  await w.advance(6500)
  assert.equal(w.received[0], 'one')
  assert.deepEqual([...w.received[1]], [1, 2, 3])
  assert.equal(w.received[2], 'two')
  assert.equal(w.connects, 1, 'a skipped ping is no sign of death')
})

v2(
  'a pingMsg that throws or returns a wrong type: reported, this ping is skipped, the next is due after pingTimeout',
  async (make) => {
    const w = await make()
    w.noisy = true
    const boom = new Error('no ping today')
    let call = 0
    const pingMsg = () => {
      call += 1
      if (call === 1) throw boom
      return call === 2 ? { not: 'allowed' } : 'ok'
    }
    await w.opened({ pingTimeout: 1000, pongTimeout: 500, pingMsg })
    await w.advance(3200)
    assert.deepEqual(w.received, ['ok'])
    assert.equal(w.uncaught[0], boom)
    assert.equal(w.uncaught.length, 2)
    assert.equal(w.connects, 1)
  },
)

v2(
  'isPong: such messages count as life, stay hidden from onMessage, and give the latency',
  async (make) => {
    const w = await make()
    const latencies = []
    await w.opened(
      { pingTimeout: 1000, pongTimeout: 500, isPong: (data) => data === 'heartbeat' },
      (task) => {
        w.recorder.hook(task)
        task.onLatency = (ms) => latencies.push(ms)
      },
    )
    await w.advance(3200)
    w.net.link.push('news')
    await w.advance(50)
    assert.deepEqual(
      w.recorder.of('onMessage').map((entry) => entry.event.data),
      ['news'],
    )
    assert.equal(w.connects, 1)
    assert.ok(latencies.length >= 2)
    assert.ok(
      latencies.every((ms) => ms >= 20 && ms <= 21),
      `latencies ${latencies}`,
    )
  },
)

v2('a throwing isPong hides nothing and harms nothing', async (make) => {
  const w = await make()
  w.noisy = true
  const boom = new Error('isPong')
  await w.opened({
    isPong: () => {
      throw boom
    },
  })
  w.net.link.push('news')
  await w.advance(50)
  assert.deepEqual(
    w.recorder.of('onMessage').map((entry) => entry.event.data),
    ['news'],
  )
  assert.deepEqual(w.uncaught, [boom])
})

v2(
  'ping() gives the round trip, shares an outstanding ping, and rejects when not open',
  async (make) => {
    const w = await make()
    const task = await w.start()
    const early = w.watch(task.ping())
    await w.advance(100)
    assert.equal(early.value.code, 'not-open')
    const [one, two] = [w.watch(task.ping()), w.watch(task.ping())]
    await w.advance(100)
    assert.deepEqual(w.received, ['heartbeat'])
    assert.equal(one.value, 20)
    assert.equal(two.value, 20)
    task.close()
    const late = w.watch(task.ping())
    await w.advance(100)
    assert.equal(late.value.code, 'closed')
  },
)
