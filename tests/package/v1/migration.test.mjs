// docs/MIGRATION.md: each difference exists, and its option brings back the behaviour of 1.x. Both versions play the
// same scenario, each in a world of its own.

import assert from 'node:assert/strict'
import test from 'node:test'
import { world } from '../../support/world.mjs'

/** `scenario(w, more)` gives what it has seen; `back`: the option of MIGRATION.md. */
function way(name, back, scenario) {
  test(`${name}: as in 1.x with ${Object.keys(back)[0]}`, async () => {
    const seen = async (engine, more) => scenario(await world({ engine, latency: 0 }), more)
    const old = await seen('v1', {})
    assert.deepEqual(await seen('js', back), old)
    assert.notDeepEqual(await seen('js', {}), old)
  })
}

way('delays', { retry: () => 2000 }, async (w, more) => {
  w.net.handshake = 'refuse'
  await w.start(more)
  await w.advance(30_000)
  const times = w.host.connects.map(({ at }) => at)
  return times.slice(1).map((at, i) => at - times[i])
})

way('repeatLimit 0', { repeatLimit: null }, async (w, more) => {
  w.net.handshake = 'refuse'
  await w.start({ repeatLimit: 0, ...more })
  await w.advance(60_000)
  return w.connects > 5
})

way('the budget', { minUptime: 0 }, async (w, more) => {
  await w.start({ repeatLimit: 2, ...more })
  for (let drop = 0; drop < 5; drop++) {
    await w.advance(3000)
    w.net.link.drop()
  }
  await w.advance(3000)
  return w.connects
})

way('a slow connect', { connectTimeout: 0 }, async (w, more) => {
  w.net.slow = 25_000
  await w.start(more)
  await w.advance(30_000)
  return [w.connects, ...w.names]
})

way('send without a socket', { queue: false }, async (w, more) => {
  const task = await w.opened(more)
  w.net.link.drop()
  await w.advance(10)
  const sent = task.send({ data: 'lost?' })
  // 1.x gives the host's result back.
  Promise.resolve(sent).catch(() => {})
  await w.advance(10_000)
  return w.received
})

way('no network', { networkAware: false, retry: () => 2000 }, async (w, more) => {
  await w.opened({ repeatLimit: 3, ...more })
  w.host.signals.networkIs('none')
  w.net.handshake = 'refuse'
  w.net.link.drop()
  await w.advance(30_000)
  return w.connects
})

way('hidden', { lifecycleAware: false, retry: () => 2000 }, async (w, more) => {
  await w.opened({ repeatLimit: 3, ...more })
  w.host.signals.hide()
  w.net.handshake = 'refuse'
  w.net.link.drop()
  await w.advance(60_000)
  const { connects } = w
  w.host.signals.show()
  await w.advance(5_000)
  return w.connects > connects
})

test('an error alone: as in 1.x with reconnect() in onError', async () => {
  const seen = async (engine, also) => {
    const w = await world({ engine })
    await w.start({}, (task) => w.recorder.hook(task, { also }))
    await w.advance(100)
    w.host.socket.emit('error', { errMsg: 'something' })
    await w.advance(10_000)
    return w.connects
  }
  const reconnect = (name, event, task) => {
    if (name === 'onError' && event.code === 'socket-error') task.reconnect()
  }
  assert.equal(await seen('v1'), 2)
  assert.equal(await seen('js', reconnect), 2)
  assert.equal(await seen('js'), 1)
})
