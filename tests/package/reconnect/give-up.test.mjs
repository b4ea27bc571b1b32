// When a task gives up, and what it reports then.

import assert from 'node:assert/strict'
import { v2 } from '../../support/cases.mjs'

v2('give-up: one onGiveUp with its reason and the last error', async (make) => {
  const w = await make()
  w.net.handshake = 'refuse'
  const task = await w.start({ repeatLimit: 2 }, (t) =>
    w.recorder.hook(t, { hooks: ['onReconnect', 'onGiveUp', 'onClose', 'onError'] }),
  )
  await w.advance(60_000)
  assert.equal(task.state, 'given-up')
  const gaveUp = w.recorder.of('onGiveUp')
  assert.equal(gaveUp.length, 1)
  assert.equal(gaveUp[0].event.reason, 'repeat-limit')
  assert.equal(gaveUp[0].event.lastError.code, 'connect-failed')
  assert.deepEqual(w.names.slice(-3), ['onError', 'onClose', 'onGiveUp'])
})

v2('fatalCloseCodes end retrying', async (make) => {
  const w = await make()
  const task = await w.opened({ fatalCloseCodes: [4401] }, (t) =>
    w.recorder.hook(t, { hooks: ['onOpen', 'onClose', 'onReconnect', 'onGiveUp'] }),
  )
  w.net.link.closeByServer(4401, 'who are you')
  await w.advance(60_000)
  assert.deepEqual(w.names, ['onOpen', 'onClose', 'onGiveUp'])
  assert.equal(w.log.at(-1).event.reason, 'fatal-code')
  assert.equal(task.state, 'given-up')
  w.assertNothingLeft()
})

v2('shouldReconnect sees {code, reason, wasOpen, error} and may end retrying', async (make) => {
  const w = await make()
  const asked = []
  const shouldReconnect = (info) => {
    asked.push(info)
    return info.wasOpen
  }
  const task = await w.opened({ shouldReconnect }, (t) =>
    w.recorder.hook(t, { hooks: ['onGiveUp'] }),
  )
  w.net.next('refuse')
  w.net.link.closeByServer(4000, 'bye')
  await w.until(() => task.state === 'given-up', 10_000)
  const [first, second] = asked.map(({ code, reason, wasOpen, error }) => ({
    code,
    reason,
    wasOpen,
    error: Boolean(error),
  }))
  assert.deepEqual(first, { code: 4000, reason: 'bye', wasOpen: true, error: false })
  assert.equal(second.code, 1006)
  assert.equal(second.wasOpen, false)
  assert.equal(second.error, true)
  assert.equal(w.log[0].event.reason, 'should-reconnect')
})
