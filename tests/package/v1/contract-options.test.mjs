// 1.x contract: task.opts is read live, and what connectSocket is given.

import assert from 'node:assert/strict'
import { contract } from '../../support/cases.mjs'

const lastParams = (w) => w.host.connects.at(-1).params

contract('live: a changed connectSocketParams.url counts at the next connect', async (make) => {
  const w = await make()
  const task = await w.opened()
  task.opts.connectSocketParams.url = 'wss://example.test/fresh?token=2'
  w.net.link.closeByServer(1006, '')
  await w.until(() => w.connects === 2)
  assert.equal(lastParams(w).url, 'wss://example.test/fresh?token=2')
})

contract('live: a whole new connectSocketParams counts at the next connect', async (make) => {
  const w = await make()
  const task = await w.opened()
  const fresh = { url: 'wss://example.test/b', header: { token: '2' } }
  task.opts.connectSocketParams = fresh
  assert.equal(task.opts.connectSocketParams, fresh)
  w.net.link.closeByServer(1006, '')
  await w.until(() => w.connects === 2)
  assert.equal(lastParams(w).url, fresh.url)
  assert.equal(lastParams(w).header, fresh.header)
})

contract('live: a changed pingMsg is what the next ping carries', async (make) => {
  const w = await make()
  const task = await w.opened({ pingTimeout: 1000 })
  task.opts.pingMsg = 'new'
  await w.advance(1100)
  assert.deepEqual(w.received, ['new'])
})

contract('live: a changed pingTimeout counts from the next message on', async (make) => {
  const w = await make({ latency: 0 })
  const task = await w.opened({ pingTimeout: 5000 })
  task.opts.pingTimeout = 1000
  w.net.link.push('news')
  await w.advance(1)
  const from = w.now
  await w.until(() => w.received.length === 1)
  assert.ok(w.now - from <= 1001, `${w.now - from}`)
})

contract('live: pongTimeout and reconnectTimeout count at their next use', async (make) => {
  const w = await make({ random: () => 0.999 })
  const task = await w.opened({ pingTimeout: 1000, pongTimeout: 9000, reconnectTimeout: 9000 })
  task.opts.pongTimeout = 300
  task.opts.reconnectTimeout = 200
  w.net.mute = true
  await w.until(() => w.connects === 2, 2000)
})

contract('live: repeatLimit', async (make) => {
  const w = await make()
  w.net.handshake = 'refuse'
  const task = await w.start({ reconnectTimeout: 100 })
  await w.until(() => w.connects === 3)
  task.opts.repeatLimit = 3
  await w.advance(60_000)
  assert.equal(task.repeat, 3)
  assert.equal(w.connects, 4)
})

contract(
  'each connect gets a fresh object with the fields passed through and a complete added',
  async (make) => {
    const w = await make()
    const params = {
      url: 'wss://example.test/a',
      protocols: ['chat'],
      header: { a: 'b' },
      tcpNoDelay: true,
      custom: 7,
    }
    await w.opened({ connectSocketParams: params })
    w.net.link.closeByServer(1006, '')
    await w.until(() => w.connects === 2)
    const [first, second] = w.host.connects.map((connect) => connect.params)
    assert.notEqual(first, params)
    assert.notEqual(first, second)
    for (const given of [first, second]) {
      for (const key of Object.keys(params)) assert.equal(given[key], params[key], key)
      assert.equal(typeof given.complete, 'function')
    }
    assert.deepEqual(
      Object.keys(params),
      ['url', 'protocols', 'header', 'tcpNoDelay', 'custom'],
      'the user’s object is untouched',
    )
  },
)

contract('the user’s success, fail and complete are called, at every connect', async (make) => {
  const w = await make()
  const calls = []
  const note = (name) => (value) => calls.push([name, typeof value])
  const connectSocketParams = {
    url: 'wss://example.test/a',
    success: note('success'),
    fail: note('fail'),
    complete: note('complete'),
  }
  await w.opened({ connectSocketParams })
  assert.deepEqual(calls, [
    ['success', 'object'],
    ['complete', 'object'],
  ])
  w.host.next('fail')
  w.net.link.closeByServer(1006, '')
  await w.until(() => w.connects === 2)
  await w.advance(10)
  assert.deepEqual(calls.slice(2), [
    ['fail', 'object'],
    ['complete', 'object'],
  ])
})

contract('numeric strings work', async (make) => {
  const w = await make({ latency: 0 })
  await w.opened({ pingTimeout: '1000', pongTimeout: '500', reconnectTimeout: '100' })
  await w.advance(1001)
  assert.equal(w.received.length, 1)
  w.net.mute = true
  await w.until(() => w.connects === 2, 2000)
})
