// The app is hidden, its timers run, and the host cuts its network: WeChat does so after 5 s.

import assert from 'node:assert/strict'
import { v2 } from '../../support/cases.mjs'
import { miniPrograms, page } from '../../support/hosts/families.mjs'
import { quirksOf } from '../../support/hosts/quirks.mjs'

const HOSTS = [...miniPrograms, 'wx@game', 'wx@ios', 'swan', 'tt', 'my@multiple']

/** Whether the errors of a host have texts. */
const tellsWhy = (host) => !['nested', 'empty'].includes(quirksOf(host).errorEvent)

/** Hides the app. After 5 s its sockets are cut, and all connects come to this. */
async function hide(w, isRefused) {
  w.host.signals.hide()
  await w.advance(5_000)
  if (isRefused) Object.assign(w.host.quirks, { suspend: Infinity, suspendText: 'interrupted' })
  else w.net.handshake = 'hang'
  w.net.link.end({ code: 1006, reason: 'interrupted' })
}

/** Shows it again. Its connects come to this. */
function show(w, handshake = 'accept') {
  w.host.quirks.suspend = 0
  w.net.handshake = handshake
  w.host.signals.show()
}

v2(
  'all is refused with “interrupted” for 120 s: never given up, open at once after the return',
  async (make) => {
    for (const host of HOSTS.filter(tellsWhy)) {
      const w = await make({ host })
      const task = await w.opened({ repeatLimit: 3 })
      await hide(w, true)
      const before = w.connects
      await w.advance(115_000)
      assert.notEqual(task.state, 'given-up', host)
      assert.ok(w.connects - before <= 4, `${host}: ${w.connects - before} connects`)
      show(w)
      await w.until(() => task.state === 'open', 1_000, host)
      assert.deepEqual(w.names, ['onOpen', 'onClose', 'onReconnect', 'onOpen'], host)
    }
  },
)

v2('all hangs for 120 s: never given up, open within seconds of the return', async (make) => {
  for (const host of HOSTS) {
    const w = await make({ host })
    const task = await w.opened({ repeatLimit: 3 })
    await hide(w, false)
    await w.advance(115_000)
    assert.notEqual(task.state, 'given-up', host)
    show(w)
    await w.until(() => task.state === 'open', 4_500, host)
  }
})

v2('after the return retries count as ever', async (make) => {
  for (const host of HOSTS) {
    const w = await make({ host })
    const task = await w.opened({ repeatLimit: 3 })
    await hide(w, true)
    await w.advance(115_000)
    const before = w.connects
    show(w, 'refuse')
    await w.until(() => task.state === 'given-up', 120_000, host)
    assert.equal(w.connects - before, 3, host)
  }
})

v2('a task that is made while hidden does not stay pending', async (make) => {
  const w = await make({ quirks: { suspend: Infinity } })
  const other = await w.start()
  w.host.signals.hide()
  other.destroy()
  const made = w.watch(w.call(w.options({ repeatLimit: 0 })))
  await w.advance(10_000)
  assert.equal(made.state, 'fulfilled')
})

v2('in a page attempts count: its network goes on', async (make) => {
  const document = page()
  const w = await make({ host: 'browser', page: () => ({ document }) })
  const task = await w.opened({ repeatLimit: 3 })
  document.hidden = true
  document.emit('visibilitychange')
  w.net.handshake = 'refuse'
  w.net.link.drop()
  await w.until(() => task.state === 'given-up', 30_000)
})

v2('whoever stops listening knows nothing of the app: attempts count again', async (make) => {
  for (const stop of [
    (task) => (task.opts.lifecycleAware = false),
    (task) => {
      task.close()
      task.open()
    },
  ]) {
    const w = await make()
    const task = await w.opened({ repeatLimit: 3 })
    w.host.signals.hide()
    w.net.handshake = 'refuse'
    stop(task)
    w.net.link.drop()
    await w.until(() => task.state === 'given-up', 60_000)
  }
})
