// Several tasks in one app, and what a task shows of itself.

import assert from 'node:assert/strict'
import { contract, v2 } from '../../support/cases.mjs'

contract('two tasks live beside each other and end independently', async (make) => {
  const w = await make()
  const [one, two] = [await w.opened(), await w.opened()]
  assert.equal(w.host.open.length, 2)
  one.close()
  await w.advance(3000)
  assert.equal(w.host.open.length, 1)
  two.send({ data: 'still here' })
  await w.advance(100)
  assert.deepEqual(w.received, ['still here'])
})

v2('50 tasks come and go and leave nothing', async (make) => {
  const w = await make({ quirks: { maxSockets: 100 } })
  for (let round = 0; round < 5; round += 1) {
    const tasks = []
    for (let i = 0; i < 10; i += 1) tasks.push(await w.start())
    await w.advance(100)
    assert.equal(w.host.open.length, 10)
    for (const task of tasks) task.destroy()
    await w.advance(100)
    w.assertNothingLeft()
  }
})

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

v2('preload() tells the engine and is no obstacle to what follows', async (make, engine) => {
  const w = await make()
  const kind = await w.settle(w.lib.preload(engine === 'js' ? { wasm: false } : {}))
  assert.equal(kind, engine)
  const task = await w.opened()
  assert.equal(task.state, 'open')
})
