// What a task shows: views of its state, its numbers, and the lines that a logger gets.

import assert from 'node:assert/strict'
import { v2 } from '../../support/cases.mjs'

v2('lockReconnect and forbidReconnect are views of the state', async (make) => {
  const w = await make()
  const task = await w.opened()
  assert.deepEqual([task.lockReconnect, task.forbidReconnect], [false, false])
  w.net.link.closeByServer(1000, '')
  await w.until(() => task.state === 'waiting')
  assert.deepEqual([task.lockReconnect, task.forbidReconnect], [true, false])
  task.close()
  assert.deepEqual([task.lockReconnect, task.forbidReconnect], [false, true])
})

v2(
  'socketTask: null before the first, kept (dead) until the next, null after destroy()',
  async (make) => {
    const w = await make()
    w.host.next('throw')
    const task = await w.start()
    assert.equal(task.socketTask, null)
    await w.until(() => task.state === 'open', 10_000)
    const first = w.host.socket.api
    assert.equal(task.socketTask, first)
    w.net.link.closeByServer(1000, '')
    await w.until(() => task.state === 'waiting')
    assert.equal(task.socketTask, first)
    await w.until(() => task.state === 'open', 10_000)
    assert.equal(task.socketTask, w.host.socket.api)
    task.destroy()
    assert.equal(task.socketTask, null)
  },
)

v2('stats() is plain data and counts', async (make) => {
  const w = await make()
  const task = await w.opened({ pingTimeout: 1000 })
  task.send({ data: 'hello' })
  await w.advance(1200)
  w.net.link.closeByServer(1000, '')
  await w.until(() => task.state === 'open' && w.connects === 2)
  const stats = task.stats()
  const copy = JSON.parse(JSON.stringify(stats))
  assert.equal(JSON.stringify(copy), JSON.stringify(stats))
  assert.deepEqual(copy.queued, { messages: 0, bytes: 0 })
  assert.equal(copy.opens, 2)
  assert.equal(copy.messagesOut, 1)
  assert.equal(copy.pings, 1)
})

v2(
  'the logger gets (level, event, detail); an object of four functions works too',
  async (make) => {
    const w = await make()
    const lines = []
    const levels = Object.fromEntries(
      ['debug', 'info', 'warn', 'error'].map((level) => [
        level,
        (...rest) => lines.push([level, ...rest]),
      ]),
    )
    for (const logger of [(...line) => lines.push(line), levels]) {
      lines.length = 0
      await w.opened({ logger })
      w.net.link.closeByServer(1006, '')
      await w.advance(3000)
      assert.ok(lines.length >= 1)
      for (const [level, event] of lines) {
        assert.ok(['debug', 'info', 'warn', 'error'].includes(level), level)
        assert.equal(typeof event, 'string')
      }
    }
  },
)

v2('stats().closes counts by code, and stays small', async (make) => {
  const w = await make()
  const task = await w.opened({ reconnectTimeout: 50 })
  const codes = [4000, 4000, ...Array.from({ length: 30 }, (_, i) => 4001 + i)]
  for (const code of codes) {
    const { connects } = w
    w.net.link.closeByServer(code, '')
    await w.until(() => w.connects > connects && task.state === 'open', 60_000)
  }
  const { closes } = task.stats()
  assert.equal(closes[4000], 2)
  assert.equal(closes[4019], 1)
  assert.equal(closes.other, 11)
  assert.equal(Object.keys(closes).length, 21)
  closes[4000] = 0
  assert.equal(task.stats().closes[4000], 2, 'what is given is a copy')
})
