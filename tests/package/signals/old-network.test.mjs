// An attempt that uses a network which is gone gets no answer, and a socket that opens is a proof of a network.

import assert from 'node:assert/strict'
import { v2 } from '../../support/cases.mjs'
import { miniPrograms, page } from '../../support/hosts/families.mjs'

/** When the attempts began, from the first one on. */
const times = (w) => w.host.connects.map(({ at }) => at - w.host.connects[0].at)

v2(
  'a change while an attempt is under 2 s old and hangs: replaced when it is 2 s old',
  async (make) => {
    for (const host of miniPrograms) {
      const w = await make({ host })
      w.net.next('hang')
      const task = await w.start({ repeatLimit: 0 })
      w.host.signals.networkIs('wifi')
      await w.advance(500)
      w.host.signals.networkIs('none')
      await w.advance(500)
      w.host.signals.networkIs('4g')
      await w.until(() => task.state === 'open', 1_200, host)
      assert.deepEqual(w.names, ['onOpen'], `${host}: no hook, uncounted`)
      assert.ok(times(w)[1] >= 2_000, host)
    }
  },
)

v2('the same in a page', async (make) => {
  const document = page()
  const view = document.defaultView
  const w = await make({ host: 'browser', page: () => ({ document }) })
  w.net.next('hang')
  const task = await w.start()
  for (const onLine of [false, true]) {
    view.navigator.onLine = onLine
    view.emit(onLine ? 'online' : 'offline')
  }
  await w.until(() => task.state === 'open', 2_200)
})

v2('an attempt that has opened or failed by then is left alone', async (make) => {
  for (const handshake of ['accept', 'refuse']) {
    const w = await make()
    w.net.slow = 1_500
    w.net.next(handshake)
    const task = await w.start({ retry: () => 60_000 })
    for (const type of ['wifi', '4g']) w.host.signals.networkIs(type)
    await w.advance(3_000)
    assert.equal(task.state, handshake === 'accept' ? 'open' : 'waiting')
    assert.equal(w.connects, 1)
  }
})

v2(
  'a host that tells the loss and never the return is asked every 5 s (uni on iOS)',
  async (make) => {
    for (const host of miniPrograms) {
      const w = await make({ host })
      const task = await w.opened()
      w.host.signals.networkIs('none')
      w.net.handshake = 'refuse'
      w.net.link.drop()
      await w.until(() => task.state === 'offline', 1_000, host)
      await w.advance(10_000)
      assert.equal(w.connects, 1, host)
      w.host.signals.network = { isConnected: true, networkType: w.host.signals.nameOf('wifi') }
      w.net.handshake = 'accept'
      await w.until(() => task.state === 'open', 6_000, host)
    }
  },
)

v2('a page is asked too, without an event', async (make) => {
  const document = page()
  const view = document.defaultView
  const w = await make({ host: 'browser', page: () => ({ document }) })
  const task = await w.opened()
  view.navigator.onLine = false
  view.emit('offline')
  w.net.link.drop()
  await w.until(() => task.state === 'offline')
  view.navigator.onLine = true
  await w.until(() => task.state === 'open', 6_000)
})

v2('asked again and again, the log says so once', async (make) => {
  const w = await make()
  const lines = []
  const task = await w.opened({
    logger: (level, event, { fact }) => void (fact && lines.push(fact)),
  })
  w.host.signals.networkIs('none')
  w.net.link.drop()
  await w.until(() => task.state === 'offline')
  await w.advance(30_000)
  assert.deepEqual(lines, ['offline'])
})

v2('where the host cannot be asked, nothing is', async (make) => {
  const w = await make()
  delete w.host.api.getNetworkType
  const task = await w.opened()
  w.host.signals.networkIs('none')
  w.net.link.drop()
  await w.until(() => task.state === 'offline')
  await w.advance(59_000)
  assert.equal(w.connects, 1)
  await w.until(() => task.state === 'open', 2_000)
})

v2('an open after “none” proves a network: a later loss takes seconds', async (make) => {
  for (const host of miniPrograms) {
    const w = await make({ host })
    const task = await w.opened()
    w.host.signals.networkIs('none')
    w.net.link.drop()
    await w.until(() => task.state === 'offline', 1_000, host)
    await w.until(() => task.state === 'open', 61_000, `${host}: by the attempt of the minute`)
    // Nothing says that there is a network.
    w.host.api.getNetworkType = undefined
    for (let loss = 0; loss < 3; loss += 1) {
      await w.advance(6_000)
      w.net.next('refuse')
      w.net.link.drop()
      await w.until(() => task.state !== 'open')
      await w.until(() => task.state === 'open', 5_000, host)
    }
  }
})

v2('a message after “none” is such a proof too', async (make) => {
  for (const host of miniPrograms) {
    const w = await make({ host })
    const task = await w.opened()
    w.host.signals.networkIs('none')
    w.net.link.push('still here')
    await w.advance(50)
    w.net.link.drop()
    await w.until(() => task.state !== 'open', 1_000, host)
    assert.equal(task.state, 'waiting', host)
    await w.until(() => task.state === 'open', 2_100, host)
  }
})

v2('the next event after such a proof is a change: a probe', async (make) => {
  for (const host of miniPrograms) {
    const w = await make({ host })
    await w.opened()
    w.host.signals.networkIs('none')
    w.net.link.push('still here')
    await w.advance(50)
    w.host.signals.networkIs('wifi')
    await w.advance(100)
    assert.deepEqual(w.received, ['heartbeat'], host)
  }
})
