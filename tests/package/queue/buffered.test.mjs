// Who sends faster than the server reads can see it.

import assert from 'node:assert/strict'
import { v2 } from '../../support/cases.mjs'

v2('bufferedAmount and stats() show what the socket of a class has not sent', async (make) => {
  for (const host of ['browser', 'taro4@h5']) {
    const w = await make({ host })
    const task = await w.opened()
    assert.equal(task.bufferedAmount, 0, host)
    w.host.quirks.drains = false
    for (let i = 0; i < 10; i += 1) await w.settle(task.send(new ArrayBuffer(1000)))
    assert.equal(task.bufferedAmount, 10_000, host)
    assert.equal(task.stats().bufferedAmount, 10_000)
    assert.equal(task.stats().unanswered, 0, 'the class takes whatever it gets')
    assert.throws(() => (task.bufferedAmount = 1), TypeError)
    w.host.socket.unsent = 0
    assert.equal(task.bufferedAmount, 0)
    task.destroy()
    assert.equal(task.bufferedAmount, null)
  }
})

v2('a socket that does not tell: null', async (make) => {
  for (const host of ['wx', 'my@single', 'my@multiple', 'mpx@promise', 'taro3@weapp']) {
    const w = await make({ host })
    const promise = w.start()
    const task = await promise
    assert.equal(task.bufferedAmount, null)
    await w.until(() => task.state === 'open')
    await w.settle(task.send('hello'))
    assert.equal(task.bufferedAmount, null)
    assert.equal(task.stats().bufferedAmount, null)
  }
})

v2('what is told may be anything', async (make) => {
  const w = await make({ host: 'browser' })
  const task = await w.opened()
  const { socket } = w.host
  const odd = [undefined, null, 'much', {}, Symbol('x'), NaN]
  for (const value of odd) {
    Object.defineProperty(socket, 'bufferedAmount', { value, configurable: true })
    assert.equal(task.bufferedAmount, null)
  }
  Object.defineProperty(socket, 'bufferedAmount', {
    get: () => assert.fail('no'),
    configurable: true,
  })
  assert.equal(task.bufferedAmount, null)
})
