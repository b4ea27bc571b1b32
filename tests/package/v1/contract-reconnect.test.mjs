// 1.x contract: what reconnects, how often, how fast.

import assert from 'node:assert/strict'
import { contract } from '../../support/cases.mjs'

contract('a close by the server reconnects, with every code', async (make) => {
  for (const code of [1000, 1001, 1005, 1006, 1008, 1011, 4000, 4999]) {
    const w = await make()
    await w.opened()
    w.net.link.closeByServer(code, '')
    await w.until(() => w.connects === 2, 20_000, `code ${code} reconnects`)
    await w.advance(100)
    assert.deepEqual(w.names, ['onOpen', 'onClose', 'onReconnect', 'onOpen'], `code ${code}`)
  }
})

contract('a lost link (1006 without a close frame) reconnects', async (make) => {
  for (const lost of ['close', 'error+close', 'error']) {
    const w = await make({ quirks: { lost } })
    await w.opened()
    w.net.link.drop()
    await w.until(() => w.connects === 2, 20_000)
    await w.advance(100)
    assert.equal(w.recorder.of('onReconnect').length, 1, lost)
    assert.equal(w.recorder.of('onOpen').length, 2, lost)
  }
})

contract('a refused connect is tried again until it works', async (make) => {
  const w = await make()
  w.net.next('refuse', 'refuse', 'refuse')
  await w.start()
  await w.until(() => w.host.open.length === 1)
  assert.equal(w.connects, 4)
})

contract('repeatLimit n: n retries, then it stays there', async (make) => {
  for (const repeatLimit of [1, 2, 4]) {
    const w = await make()
    w.net.handshake = 'refuse'
    const task = await w.start({ repeatLimit })
    await w.advance(120_000)
    assert.equal(w.connects, repeatLimit + 1)
    assert.equal(task.repeat, repeatLimit)
    assert.deepEqual(
      w.recorder.of('onReconnect').map((entry) => entry.repeat),
      Array.from({ length: repeatLimit }, (_, i) => i + 1),
    )
    w.assertNothingLeft()
  }
})

contract('repeatLimit null or negative: without end', async (make) => {
  for (const repeatLimit of [null, undefined, -1]) {
    const w = await make()
    w.net.handshake = 'refuse'
    await w.start({ repeatLimit, reconnectTimeout: 100 })
    await w.advance(30_000)
    assert.ok(w.connects > 6, `${repeatLimit}: ${w.connects} connects`)
  }
})

contract(
  'the first five default delays sum to less than 18 s, and the first is at most 2 s',
  async (make) => {
    // The seed is drawn at creation: many tasks, and extreme draws, stand for the upper ends.
    const draws = [
      () => 0,
      () => 0.5,
      () => 1 - 2 ** -53,
      ...Array.from({ length: 20 }, (_, i) => () => (i * 0.618034) % 1),
    ]
    for (const random of draws) {
      const w = await make({ random, latency: 0 })
      w.net.handshake = 'refuse'
      await w.start()
      await w.until(() => w.connects === 6, 18_000)
      const times = w.host.connects.map((connect) => connect.at)
      assert.ok(times[1] - times[0] <= 2001, `first delay ${times[1] - times[0]}`)
      assert.ok(times[5] - times[0] < 18_000, `sum ${times[5] - times[0]}`)
    }
  },
)

contract(
  'the delays are never shorter than nothing and never negative: attempts come one after the other',
  async (make) => {
    const w = await make()
    w.net.handshake = 'refuse'
    await w.start()
    await w.advance(60_000)
    const times = w.host.connects.map((connect) => connect.at)
    times
      .slice(1)
      .forEach((at, i) => assert.ok(at - times[i] >= 50, `attempts ${at - times[i]} ms apart`))
  },
)
