// A ping that the host refuses: it is sent once more, then the connection counts as dead.

import assert from 'node:assert/strict'
import { v2 } from '../../support/cases.mjs'

for (const send of ['throw', 'reject', 'fail', 'error-object']) {
  v2(`a ping refused twice (${send}) is a dead link`, async (make) => {
    const w = await make()
    await w.opened({ pingTimeout: 1000, pongTimeout: 9000 })
    const opened = w.log[0].at
    w.host.quirks.send = send
    await w.advance(1600)
    const [close] = w.recorder.of('onClose')
    assert.ok(close, 'dead')
    assert.ok(close.at - opened >= 1500 && close.at - opened <= 1520, `${close.at - opened}`)
    w.host.quirks.send = 'ok'
    await w.until(() => w.connects === 2, 5000)
  })
}

for (const [how, refuse] of [
  [
    'throws',
    () => {
      throw new Error('no')
    },
  ],
  ['rejects', () => Promise.reject(new Error('no'))],
  ['rejects with nothing', () => Promise.reject()],
]) {
  v2(`a ping refused twice by a task.send of the app that ${how} is a dead link`, async (make) => {
    const w = await make()
    const task = await w.opened({ pingTimeout: 1000, pongTimeout: 9000 })
    const opened = w.log[0].at
    task.send = refuse
    await w.advance(1600)
    const [close] = w.recorder.of('onClose')
    assert.ok(close, 'dead')
    assert.ok(close.at - opened >= 1500 && close.at - opened <= 1520, `${close.at - opened}`)
  })
}

v2('a refused ping is sent again after 500 ms', async (make) => {
  const w = await make({ latency: 0 })
  await w.opened({ pingTimeout: 1000, pongTimeout: 9000 })
  const opened = w.log[0].at
  w.host.quirks.send = 'throw'
  await w.advance(1100)
  w.host.quirks.send = 'ok'
  await w.advance(600)
  assert.deepEqual(
    w.net.received.map((entry) => entry.at - opened),
    [1500],
  )
})

for (const pingInterval of [200, 300, 700]) {
  v2(`with a pingInterval of ${pingInterval} ms, refused pings are a dead link`, async (make) => {
    const w = await make()
    const task = await w.opened({ pingTimeout: 1000, pongTimeout: 500, pingInterval })
    w.host.quirks.send = 'fail'
    await w.until(() => task.state !== 'open', 2000)
  })
}
