// Network and visibility of a page.

import assert from 'node:assert/strict'
import { v2 } from '../../support/cases.mjs'
import { page } from '../../support/hosts/families.mjs'

v2('a page: online and offline, hidden and visible', async (make) => {
  const document = page()
  const view = document.defaultView
  const w = await make({ host: 'browser', page: () => ({ document }) })
  const task = await w.opened()
  document.hidden = true
  document.emit('visibilitychange')
  await w.advance(5_000)
  document.hidden = false
  document.emit('visibilitychange')
  await w.advance(100)
  assert.deepEqual(w.received, ['heartbeat'])
  view.navigator.onLine = false
  view.emit('offline')
  w.net.link.closeByServer(1006, '')
  await w.until(() => task.state === 'offline')
  view.navigator.onLine = true
  view.emit('online')
  await w.advance(600)
  assert.equal(task.state, 'open')
  task.close()
  await w.advance(100)
  assert.deepEqual([document.listeners, view.listeners], [[], []])
})

v2('a page that starts offline', async (make) => {
  const document = page()
  document.defaultView.navigator.onLine = false
  const w = await make({ host: 'browser', page: () => ({ document }) })
  w.net.next('refuse')
  const task = await w.start()
  await w.until(() => task.state === 'offline')
})

v2('a `WebSocket` class without a page has no network events', async (make) => {
  const w = await make({ host: 'browser' })
  w.net.next('refuse')
  const task = await w.opened()
  assert.equal(task.state, 'open')
})
