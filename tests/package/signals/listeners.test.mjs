// Our listeners on the host’s network and app events: one for each event, and none after the end of its task.

import assert from 'node:assert/strict'
import { v2 } from '../../support/cases.mjs'

const EVENTS = ['NetworkStatusChange', 'AppShow', 'AppHide']

const heard = (w) => EVENTS.map((event) => w.host.signals.listeners[event].length)

v2('one listener for each event, however many tasks and reconnects there are', async (make) => {
  const w = await make()
  const tasks = [await w.opened(), await w.opened(), await w.opened()]
  tasks[0].reconnect()
  await w.advance(200)
  assert.deepEqual(heard(w), [1, 1, 1])
  w.host.signals.networkIs('none')
  for (const socket of w.host.open) socket.lostLink({ code: 1006, reason: '' }, null)
  await w.advance(100)
  assert.deepEqual(
    tasks.map((task) => task.state),
    ['offline', 'offline', 'offline'],
  )
  tasks[0].destroy()
  tasks[1].close()
  assert.deepEqual(heard(w), [1, 1, 1])
  tasks[2].destroy()
  assert.deepEqual(heard(w), [0, 0, 0])
})

v2('close() and give-up take them off, open() puts them back, the app’s own stay', async (make) => {
  const w = await make()
  const seen = []
  w.host.api.onNetworkStatusChange((event) => seen.push(event.networkType))
  const task = await w.opened({ repeatLimit: 0 })
  task.close()
  await w.advance(100)
  assert.deepEqual(heard(w), [1, 0, 0])
  task.open()
  await w.advance(100)
  assert.deepEqual(heard(w), [2, 1, 1])
  w.net.link.closeByServer(1006, '')
  await w.until(() => task.state === 'given-up')
  assert.deepEqual(heard(w), [1, 0, 0])
  w.host.signals.networkIs('5g')
  assert.deepEqual(seen, ['5g'])
})

v2('an off that takes no listener would take the app’s too: ours stays, once', async (make) => {
  const w = await make()
  const { signals, api } = w.host
  for (const event of ['AppShow', 'AppHide']) {
    api[`off${event}`] = () => {
      signals.listeners[event] = []
    }
  }
  delete api.offNetworkStatusChange
  const seen = []
  api.onAppShow(() => seen.push('shown'))
  const task = await w.opened()
  for (let i = 0; i < 5; i += 1) {
    task.close()
    await w.advance(100)
    task.open()
    await w.advance(100)
  }
  task.close()
  await w.advance(100)
  assert.deepEqual(heard(w), [1, 2, 1])
  signals.show()
  signals.networkIs('none')
  assert.deepEqual(seen, ['shown'])
  const other = await w.opened()
  assert.deepEqual(heard(w), [1, 2, 1])
  signals.networkIs('wifi')
  signals.networkIs('4g')
  await w.advance(100)
  assert.deepEqual(w.received, ['heartbeat'])
  other.destroy()
})

v2('a host that has none of these, or throws at each, does no harm', async (make) => {
  for (const broken of [undefined, () => assert.fail('the host is broken')]) {
    const w = await make()
    for (const event of EVENTS) {
      w.host.api[`on${event}`] = broken
      w.host.api[`off${event}`] = broken
    }
    w.host.api.getNetworkType = broken
    w.net.next('refuse')
    const task = await w.start()
    await w.until(() => task.state === 'open')
    task.destroy()
  }
})

v2('a host whose miniGlobal can not be read is used itself', async (make) => {
  const w = await make()
  Object.defineProperty(w.host.api, 'miniGlobal', { get: () => assert.fail('the host is broken') })
  await w.opened()
  assert.deepEqual(heard(w), [1, 1, 1])
})

v2('networkAware: false and lifecycleAware: false leave the host alone', async (make) => {
  const w = await make()
  const asked = []
  w.host.api.getNetworkType = () => asked.push(true)
  w.net.next('refuse')
  const task = await w.opened({ networkAware: false, lifecycleAware: false })
  assert.deepEqual(heard(w), [0, 0, 0])
  assert.deepEqual(asked, [])
  task.opts.lifecycleAware = true
  assert.deepEqual(heard(w), [0, 1, 1])
  task.opts.networkAware = true
  assert.deepEqual(heard(w), [1, 1, 1])
})

v2('Baidu takes everybody’s listeners off: ours stays, and the app’s too', async (make) => {
  const w = await make({ host: 'swan' })
  const seen = []
  w.host.api.onAppShow(() => seen.push('show'))
  const task = await w.opened()
  task.close()
  await w.advance(5000)
  w.host.signals.show()
  assert.deepEqual(seen, ['show'])
  task.open()
  await w.until(() => task.state === 'open')
  assert.equal(w.host.signals.listeners.AppShow.length, 2, 'ours is used again')
})
