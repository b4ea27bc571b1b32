// The app is hidden and shown again.

import assert from 'node:assert/strict'
import { v2 } from '../../support/cases.mjs'

/** Lets a host emit an event that its own signals do not know. */
function offer(w, event) {
  w.host.signals.offer(event)
  Object.assign(w.host.api, w.host.signals.api)
}

v2('shown after 5 s: a probe; sooner: nothing', async (make) => {
  const w = await make()
  await w.opened()
  w.host.signals.hide()
  await w.advance(4_900)
  w.host.signals.show()
  await w.advance(100)
  assert.deepEqual(w.received, [])
  w.host.signals.hide()
  await w.advance(5_000)
  w.host.signals.show()
  await w.advance(100)
  assert.deepEqual(w.received, ['heartbeat'])
})

v2('mini-games: onShow and onHide', async (make) => {
  const w = await make()
  offer(w, 'Show')
  offer(w, 'Hide')
  for (const event of ['AppShow', 'AppHide']) delete w.host.api[`on${event}`]
  const task = await w.opened()
  w.host.signals.emit('Hide')
  await w.advance(5_000)
  w.host.signals.emit('Show')
  await w.advance(100)
  assert.deepEqual(w.received, ['heartbeat'])
  task.close()
  await w.advance(100)
  assert.equal(w.host.signals.listeners.Show.length, 0)
})
