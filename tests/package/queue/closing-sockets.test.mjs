// A socket that is closing, though the task has not heard of it: it would drop what it is given.

import assert from 'node:assert/strict'
import { v2 } from '../../support/cases.mjs'

const CLASSES = ['browser', 'weapp-adapter', 'html5-websocket', 'taro4@h5']

/** The native socket, which the app closes by itself. */
const closes = (w) => w.host.socket.close()

for (const host of CLASSES) {
  v2(`${host}: what is sent then waits for the next socket, in order`, async (make) => {
    const w = await make({ host })
    const task = await w.opened({ reconnectTimeout: 100 })
    closes(w)
    assert.equal(task.state, 'open')
    const results = ['a', 'b', 'c'].map((data) => w.watch(task.send(data)))
    const now = w.watch(task.send({ data: 'now', queue: false }))
    assert.equal(task.stats().queued.messages, 3)
    assert.equal(task.stats().messagesOut, 0)
    await w.advance(1)
    assert.equal(now.value.code, 'not-open')
    await w.until(() => w.received.length === 3)
    assert.deepEqual(w.received, ['a', 'b', 'c'])
    await w.advance(10)
    assert.ok(results.every(({ state }) => state === 'fulfilled'))
    assert.equal(task.stats().messagesOut, 3)
    assert.equal(w.recorder.of('onClose').length, 1)
  })
}

v2('what a hook has sent before it closes the socket waits too', async (make) => {
  const w = await make({ host: 'browser' })
  const task = await w.opened({ reconnectTimeout: 100 })
  const results = []
  task.onMessage = ({ data }) => {
    if (data !== 'leave') return
    results.push(w.watch(task.send('a')), w.watch(task.send('b')))
    closes(w)
    results.push(w.watch(task.send('c')))
  }
  w.net.link.push('leave')
  await w.until(() => w.received.length === 3)
  assert.deepEqual(w.received, ['a', 'b', 'c'])
})

v2('a backlog that meets a closing socket keeps its order', async (make) => {
  const w = await make({ host: 'browser' })
  const task = await w.start({ reconnectTimeout: 100 }, () => {})
  for (const data of ['a', 'b', 'c']) task.send(data)
  await w.until(() => w.host.open.length)
  closes(w)
  task.onOpen = null
  await w.until(() => w.received.length === 3, 5000)
  assert.deepEqual(w.received, ['a', 'b', 'c'])
})

v2('with queue: false it fails at once', async (make) => {
  const w = await make({ host: 'browser' })
  const task = await w.opened({ queue: false })
  closes(w)
  const result = w.watch(task.send('a'))
  await w.advance(1)
  assert.equal(result.value.code, 'not-open')
})

v2('one that never says that it is closed is replaced after closeTimeout', async (make) => {
  for (const more of [{}, { pingTimeout: 0 }]) {
    const w = await make({ host: 'browser' })
    const task = await w.opened({ reconnectTimeout: 100, closeTimeout: 1000, ...more })
    w.net.blackhole = true
    closes(w)
    const result = w.watch(task.send('a'))
    await w.until(() => task.state !== 'open', 1700)
    w.net.blackhole = false
    await w.until(() => result.state === 'fulfilled', 5000)
    await w.advance(50)
    assert.deepEqual(w.received, ['a'])
  }
})

v2('ping() on a closing socket fails, and no ping goes to it', async (make) => {
  const w = await make({ host: 'browser' })
  const task = await w.opened()
  w.net.blackhole = true
  closes(w)
  const ping = w.watch(task.ping())
  await w.until(() => ping.state === 'rejected', 1000)
  assert.equal(ping.value.code, 'send-failed')
  assert.deepEqual(w.host.socket.sends, [])
})
