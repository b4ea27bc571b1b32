// Timers that a host has stopped while the app slept, and clocks that stand still.

import assert from 'node:assert/strict'
import { v2 } from '../../support/cases.mjs'
import { families, page } from '../../support/hosts/families.mjs'

/** The app sleeps; then timers go on with what was left of them. */
const sleep = (w) => w.freeze(60_000, { goesOn: true })

/** Lets the ping go out, and the link die. */
async function pingIntoTheVoid(w) {
  w.net.blackhole = true
  const before = w.host.open.length
  await w.advance(15_500)
  assert.equal(w.host.open.length, before, 'no verdict yet')
}

for (const host of families) {
  v2(`a retry whose timer had stopped is made at the next event, on ${host}`, async (make) => {
    const w = await make({ host })
    const task = await w.opened({ retry: () => 9000 })
    w.net.link.drop()
    await w.until(() => task.state === 'waiting')
    await w.advance(500)
    await sleep(w)
    await w.advance(500)
    assert.equal(task.state, 'waiting')
    task.send('anything')
    await w.until(() => task.state === 'open', 2000)
  })

  v2(
    `a dead link whose timer had stopped is found after the next event, on ${host}`,
    async (make) => {
      const w = await make({ host })
      const task = await w.opened()
      await pingIntoTheVoid(w)
      await sleep(w)
      task.send('anything')
      await w.until(() => w.recorder.of('onClose').length > 0, 5000)
    },
  )
}

for (const host of ['wx', 'tt', 'my@single', 'taro4@weapp', 'uni@mp-weixin', 'mpx']) {
  v2(`shown again after timers had stopped: all in time, on ${host}`, async (make) => {
    for (const isOpen of [true, false]) {
      const w = await make({ host })
      const task = await w.opened(isOpen ? {} : { retry: () => 9000 })
      if (isOpen) await pingIntoTheVoid(w)
      else w.net.link.drop()
      await w.advance(100)
      w.host.signals.hide()
      await sleep(w)
      w.host.signals.show()
      if (isOpen) await w.until(() => w.recorder.of('onClose').length > 0, 5000)
      else await w.until(() => task.state === 'open', 2000)
    }
  })
}

v2('a page that comes back from the cache: all in time', async (make) => {
  for (const [target, event] of [
    ['view', 'pageshow'],
    ['document', 'visibilitychange'],
    ['view', 'online'],
  ]) {
    const document = page()
    const w = await make({ host: 'browser', page: () => ({ document }) })
    const task = await w.opened({ retry: () => 9000 })
    w.net.link.drop()
    await w.until(() => task.state === 'waiting')
    await w.advance(500)
    await sleep(w)
    const from = target === 'view' ? document.defaultView : document
    from.emit(event)
    await w.until(() => task.state === 'open', 2000, event)
  }
})

v2('a message is such an event, too', async (make) => {
  const w = await make()
  const task = await w.opened({ pingTimeout: null, isPong: () => false })
  w.net.mute = true
  const outcome = w.watch(task.ping())
  await w.advance(1000)
  await sleep(w)
  w.host.socket.receive('news')
  await w.advance(300)
  assert.equal(outcome.value?.code, 'dead')
})

v2('a timer that is overdue is set once more, and not at each event', async (make) => {
  const w = await make()
  const task = await w.opened()
  await w.advance(1000)
  await sleep(w)
  const before = w.timersSet
  for (let i = 0; i < 1000; i += 1) {
    w.clock.now += 1
    w.host.socket.receive('news')
    if (i % 10 === 0) task.send('answer')
  }
  assert.ok(w.timersSet - before <= 2, `${w.timersSet - before} timers`)
})

for (const host of families) {
  v2(`with a clock that stands still all goes by the timers, on ${host}`, async (make) => {
    const w = await make({ host })
    const stopped = w.clock.now
    w.realm.Date.now = () => stopped
    w.net.next('hang', 'refuse')
    const task = await w.start()
    await w.until(() => w.names.includes('onClose'), 10_100, 'connectTimeout')
    await w.until(() => task.state === 'open', 6000, 'two retries')
    await w.advance(15_100)
    assert.deepEqual(w.received, ['heartbeat'])
    w.net.blackhole = true
    w.recorder.log.length = 0
    await w.until(() => w.names.includes('onClose'), 25_100, 'the verdict')
    w.net.blackhole = false
    await w.until(() => task.state === 'open', 5000, 'the retry')
    w.net.blackhole = true
    const closed = w.now
    task.close()
    w.recorder.log.length = 0
    await w.until(() => w.names.includes('onClose'), 3000, 'closeTimeout')
    assert.ok(w.now - closed >= 1990, `${w.now - closed}`)
  })
}

v2('with a clock that stands still a queued message expires by its timer', async (make) => {
  const w = await make()
  const stopped = w.clock.now
  w.realm.Date.now = () => stopped
  w.net.handshake = 'refuse'
  const task = await w.start()
  const outcome = w.watch(task.send('too late'))
  const from = w.now
  await w.until(() => outcome.state === 'rejected', 31_000)
  assert.equal(outcome.value.code, 'expired')
  assert.ok(outcome.at - from >= 30_000, `${outcome.at - from} ms`)
})

v2('a clock set back while a timer is pending delays nothing', async (make) => {
  const w = await make()
  await w.opened({ pingTimeout: 10_000 })
  const opened = w.log[0].at
  await w.advance(4000)
  let skew = 0
  w.realm.Date.now = () => w.clock.now + skew
  skew = -3_600_000
  await w.advance(6100)
  assert.deepEqual(
    w.net.received.map(({ at }) => at - opened),
    [10_010],
  )
})
