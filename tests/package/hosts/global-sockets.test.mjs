// Hosts with one global socket: Alipay in single mode, DingTalk, uni-app and Taro on Alipay.

import assert from 'node:assert/strict'
import { v2 } from '../../support/cases.mjs'
import { hasOneSocket, presets } from '../../support/hosts/quirks.mjs'
import { sandbox } from '../../support/sandbox.mjs'

const hosts = Object.keys(presets).filter(hasOneSocket)

/** An app's own listeners on all four events. */
function appListeners(host) {
  const seen = []
  for (const type of ['Open', 'Message', 'Error', 'Close'])
    host.api[`onSocket${type}`](() => seen.push(type))
  return seen
}

for (const host of hosts) {
  v2(`${host}: text and bytes both ways, strings untouched`, async (make) => {
    const w = await make({ host })
    const task = await w.opened()
    for (const size of [0, 1, 2, 3, 250]) {
      const bytes = Uint8Array.from({ length: size }, (_, i) => (i * 37 + 250) % 256)
      task.send(bytes)
      await w.advance(50)
      const { data } = w.recorder.of('onMessage').at(-1).event
      assert.equal(Object.prototype.toString.call(data), '[object ArrayBuffer]')
      assert.deepEqual([...new Uint8Array(data)], [...bytes])
    }
    task.send('héllo 😀')
    task.send({ data: 'AQL6', isBuffer: true })
    await w.advance(50)
    const [text, coded] = w.recorder.of('onMessage').slice(-2)
    assert.equal(text.event.data, 'héllo 😀')
    assert.deepEqual([...new Uint8Array(coded.event.data)], [1, 2, 250])
  })

  v2(`${host}: 20 reconnects leave one dispatcher, the end leaves none`, async (make) => {
    const w = await make({ host })
    const seen = appListeners(w.host)
    const task = await w.opened({ reconnectTimeout: 50, reconnectTimeoutMax: 50 })
    for (let round = 1; round <= 20; round += 1) {
      if (round % 2) w.net.link.closeByServer(1000, '')
      else task.reconnect()
      await w.until(() => task.state === 'open' && w.connects === round + 1, 10_000)
      assert.equal(w.host.listening, 8)
    }
    task.send('once')
    await w.advance(100)
    assert.equal(w.recorder.of('onMessage').length, 1)
    assert.equal(seen.filter((type) => type === 'Message').length, 1)
    task.close()
    await w.advance(100)
    assert.equal(w.recorder.of('onClose').length, 21)
    assert.equal(w.host.listening, 4, 'the app’s own survive')
    w.assertNothingLeft()
  })

  v2(`${host}: refused, then a handshake that hangs, then open`, async (make) => {
    const w = await make({ host })
    w.net.next('refuse', 'hang')
    const task = await w.start({ connectTimeout: 3000 })
    await w.until(() => task.state === 'open', 30_000)
    assert.equal(w.recorder.of('onError').length, 2)
    assert.equal(w.connects, 3)
    assert.equal(w.host.alive.length, 1)
  })

  v2(`${host}: close and open at once waits for the old socket`, async (make) => {
    const w = await make({ host })
    const task = await w.opened()
    task.close()
    task.open()
    assert.equal(w.connects, 1)
    await w.until(() => task.state === 'open', 1000)
    assert.equal(w.host.alive.length, 1)
    assert.deepEqual(w.names, ['onOpen', 'onClose', 'onOpen'])
    await w.advance(60_000)
    assert.equal(w.connects, 2)
  })

  v2(`${host}: over a slow network the next connect waits for the close, too`, async (make) => {
    const w = await make({ host, latency: 300 })
    const task = await w.opened()
    w.recorder.clear()
    const since = w.now
    task.reconnect()
    await w.until(() => task.state === 'open', 3000)
    await w.advance(1)
    assert.equal(w.connects, 2)
    assert.equal(w.host.connects[1].at - since, 600)
    assert.deepEqual(w.names, ['onClose', 'onReconnect', 'onOpen'])
  })

  v2(`${host}: a newer task supersedes the older one, at once and for good`, async (make) => {
    const w = await make({ host })
    const log = []
    const one = await w.opened({}, (task) => {
      task.onClose = (event) => log.push(['close', event.code, event.reason])
      task.onGiveUp = ({ reason }) => log.push(['giveUp', reason])
      task.onReconnect = () => log.push(['reconnect'])
    })
    const started = w.start()
    assert.deepEqual(log, [
      ['close', 1006, 'superseded'],
      ['giveUp', 'superseded'],
    ])
    assert.equal(one.state, 'given-up')
    assert.equal(w.connects, 1, 'first the old socket closes')
    const two = await started
    await w.until(() => two.state === 'open', 1000)
    await w.advance(120_000)
    assert.equal(two.state, 'open')
    assert.equal(w.connects, 2, 'nobody fights')
    assert.equal(log.length, 2)
    assert.equal(w.recorder.of('onClose').length, 0)
    one.destroy()
    await w.advance(100)
    assert.equal(two.state, 'open')
    assert.equal(w.host.listening, 4)
    two.destroy()
    await w.advance(100)
    assert.equal(w.host.listening, 0)
  })

  v2(`${host}: socketTask has the six functions; its listeners end with it`, async (make) => {
    const w = await make({ host })
    const task = await w.opened()
    const first = task.socketTask
    const six = ['close', 'onClose', 'onError', 'onMessage', 'onOpen', 'send']
    assert.deepEqual(Object.keys(first).sort(), six)
    const seen = []
    first.onMessage(() => seen.push('message'))
    first.onClose(() => seen.push('close'))
    w.net.link.push('x')
    await w.advance(50)
    task.reconnect()
    await w.until(() => w.connects === 2 && task.state === 'open', 10_000)
    w.net.link.push('y')
    await w.advance(50)
    assert.equal(seen.filter((what) => what === 'message').length, 1)
    assert.notEqual(task.socketTask, first)
    const failed = []
    first.close({ code: 1000 })
    first.send({ data: 'late', fail: (error) => failed.push(error) })
    await w.advance(50)
    assert.equal(task.state, 'open')
    assert.equal(failed.length, 1)
    assert.ok(!w.received.includes('late'))
  })
}

for (const refuses of ['fail', 'sync', 'return']) {
  v2(`the app’s own socket is closed when it is in the way (${refuses})`, async (make) => {
    for (const host of ['my@single', 'dd@exists']) {
      const w = await make({ host, quirks: { refuses } })
      w.host.api.connectSocket({ url: 'wss://example.test/own' })
      await w.advance(50)
      const task = await w.start()
      await w.until(() => task.state === 'open', 3000)
      assert.deepEqual(w.names, ['onOpen'])
      assert.equal(w.host.alive.length, 1)
      assert.equal(w.host.closes.length, 1)
      assert.equal(w.console.filter(({ level }) => level === 'warn').length, 1)
      assert.equal(task.stats().attempts, 1)
    }
  })
}

v2('a socket that stays in the way: 5 times again, then a failed attempt', async (make) => {
  const w = await make({ host: 'my@single', quirks: { closeThrows: true } })
  w.host.api.connectSocket({ url: 'wss://example.test/own' })
  await w.advance(50)
  const task = await w.start({ closeTimeout: 100, repeatLimit: 0 })
  await w.until(() => task.state === 'given-up', 10_000)
  assert.equal(w.connects, 1 + 6)
  assert.deepEqual(w.names, ['onError', 'onClose'])
})

v2('another refusal leaves the app’s own socket alone', async (make) => {
  const w = await make({ host: 'my@single' })
  w.host.api.connectSocket({ url: 'wss://example.test/own' })
  await w.advance(50)
  w.host.api.connectSocket = (params) => void params.fail({ error: 4, errorMessage: 'bad url' })
  const task = await w.start({ repeatLimit: 1 })
  await w.until(() => task.state === 'given-up', 10_000)
  assert.equal(w.host.alive.length, 1)
  assert.equal(w.host.closes.length, 0)
})

v2('a close that never comes is waited for once, not longer than closeTimeout', async (make) => {
  const w = await make({
    host: 'my@replaces',
    quirks: { closeReports: 'never', closeDead: 'ignore' },
  })
  const task = await w.opened({ closeTimeout: 500 })
  const since = w.now
  task.reconnect()
  await w.until(() => w.connects === 2, 10_000)
  assert.equal(w.now - since, 500)
  await w.until(() => task.state === 'open', 1000)
  await w.advance(60_000)
  assert.equal(w.connects, 2)
})

v2('the late close of the old socket does not kill the one that connects', async (make) => {
  const w = await make({ host: 'my@replaces' })
  const task = await w.opened({ closeTimeout: 100 })
  Object.assign(w.host.quirks, { closeReports: 'never', closeDead: 'ignore' })
  task.reconnect()
  await w.until(() => w.connects === 2, 10_000)
  for (const fn of [...w.host.global.Close]) fn({ reason: '' })
  await w.until(() => task.state === 'open', 1000)
  assert.equal(w.connects, 2)
  assert.equal(w.recorder.of('onError').length, 0)
})

v2('a stray close while the socket connects does not make each later one fail', async (make) => {
  const w = await make({ host: 'dd', latency: 200 })
  const task = await w.start({ reconnectTimeout: 600, reconnectTimeoutMax: 600 })
  w.host.one.emit('close', { reason: '' })
  await w.until(() => task.state === 'open', 10_000)
  await w.advance(100_000)
  assert.equal(task.state, 'open')
  assert.equal(w.host.open.length, 1)
})

v2('off in every manner: nothing stacks', async (make) => {
  for (const quirks of [
    { off: 'needs' },
    { off: 'takes-all' },
    { off: 'ignores' },
    { hasOff: false },
    { frozen: true },
  ]) {
    const w = await make({ host: 'my@single', quirks })
    for (let round = 1; round <= 5; round += 1) {
      const task = await w.opened()
      w.recorder.clear()
      w.net.link.push('news')
      await w.advance(50)
      assert.equal(w.recorder.of('onMessage').length, 1, JSON.stringify(quirks))
      w.net.link.closeByServer(1000, '')
      await w.until(() => w.recorder.of('onClose').length === 1, 1000)
      assert.equal(w.recorder.of('onReconnect').length, 1)
      task.destroy()
      await w.advance(100)
    }
    const isSticky = quirks.off === 'ignores' || quirks.hasOff === false
    assert.ok(
      w.host.listening <= (isSticky ? 8 : 0),
      `${JSON.stringify(quirks)} ${w.host.listening}`,
    )
  }
})

v2('the claim: one property that is not enumerable; on a frozen host none', async (make) => {
  const w = await make({ host: 'my@single' })
  const keys = Object.keys(w.host.api)
  await w.opened()
  assert.deepEqual(Object.keys(w.host.api), keys)
  assert.equal(Object.getOwnPropertyNames(w.host.api).length, keys.length + 1)
  const frozen = await make({ host: 'my@single', quirks: { frozen: true } })
  const one = await frozen.opened()
  const two = await frozen.start()
  await frozen.until(() => two.state === 'open', 1000)
  assert.equal(one.state, 'given-up')
})

v2('two copies of the library on one host object agree', async (make) => {
  const w = await make({ host: 'my@single' })
  const other = sandbox({ globals: w.globals(), without: w.entry.without })
  w.useTime(other.realm)
  const one = await w.opened()
  const started = other.require(w.entry.file)(w.options())
  assert.equal(one.state, 'given-up')
  assert.equal(w.connects, 1)
  const two = await w.settle(started)
  await w.until(() => two.state === 'open', 1000)
  assert.equal(w.connects, 2)
  assert.equal(w.host.listening, 4)
  two.destroy()
  await w.advance(100)
  assert.equal(w.host.listening, 0)
})

v2('both modes of Alipay in one session', async (make) => {
  const w = await make({ host: 'my@single' })
  const single = await w.opened()
  const connectSocketParams = { url: 'wss://example.test/many', multiple: true }
  const multiple = await w.opened({ connectSocketParams })
  assert.equal(single.state, 'open')
  single.send('one')
  multiple.send('two')
  await w.advance(100)
  assert.deepEqual(w.received.sort(), ['one', 'two'])
  single.close()
  await w.advance(100)
  assert.equal(multiple.state, 'open')
  assert.equal(w.host.alive.length, 1)
})

v2('bytes on Alipay’s tasks go as base64, too', async (make) => {
  const w = await make({ host: 'my@multiple' })
  const task = await w.opened()
  task.send(Uint8Array.of(1, 2, 250))
  await w.advance(50)
  assert.deepEqual([...w.received[0]], [1, 2, 250])
})

v2('a send that the host refuses, by callback or by what it returns', async (make) => {
  const w = await make({ host: 'my@single' })
  const task = await w.opened()
  for (const send of ['fail', 'error-object', 'throw']) {
    w.host.quirks.send = send
    const outcome = w.watch(task.send('x'))
    await w.advance(50)
    assert.equal(outcome.value.code, 'send-failed', send)
  }
})

v2('a host that calls back only after close(), and then opens, is closed', async (make) => {
  const w = await make({ host: 'my@single' })
  w.net.slow = 500
  const task = await w.start({ closeTimeout: 100 })
  task.close()
  await w.advance(2000)
  assert.equal(w.host.alive.length, 0)
  assert.equal(w.host.listening, 0)
  assert.equal(task.state, 'closed')
})

v2('bytes that were detached before they reach the host fail, and harm no task', async (make) => {
  const w = await make({ host: 'my@single' })
  const task = await w.opened()
  const buffer = new ArrayBuffer(4)
  structuredClone(buffer, { transfer: [buffer] })
  const refused = assert.rejects(task.send(buffer), { code: 'send-failed' })
  const taken = task.send('next')
  await w.advance(100)
  await Promise.all([refused, taken])
  assert.equal(task.state, 'open')
})
