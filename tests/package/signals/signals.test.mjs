// Network and foreground: what a host tells reaches the core, and no listener of ours outlives its task.

import assert from 'node:assert/strict'
import { v2 } from '../../support/cases.mjs'

const EVENTS = ['NetworkStatusChange', 'AppShow', 'AppHide']

const heard = (w) => EVENTS.map((event) => w.host.signals.listeners[event].length)

/** Lets a host emit an event that its own signals do not know. */
function offer(w, event) {
  w.host.signals.offer(event)
  Object.assign(w.host.api, w.host.signals.api)
}

v2('gone and back: offline, then an attempt within half a second', async (make) => {
  const w = await make()
  const task = await w.opened()
  const states = []
  task.on('stateChange', (state) => states.push(state))
  w.host.signals.networkIs('none')
  assert.equal(task.state, 'open')
  w.net.link.closeByServer(1006, '')
  await w.until(() => task.state === 'offline')
  assert.deepEqual(w.names, ['onOpen', 'onClose'])
  await w.advance(20_000)
  w.host.signals.networkIs('wifi')
  assert.equal(task.state, 'waiting')
  await w.advance(600)
  assert.equal(task.state, 'open')
  assert.deepEqual(states, ['offline', 'waiting', 'connecting', 'open'])
  assert.ok(task.stats().timeIn.offline >= 19_900)
})

v2('another type of network: a probe', async (make) => {
  const w = await make()
  await w.opened()
  w.host.signals.networkIs('wifi')
  await w.advance(50)
  assert.deepEqual(w.received, [], 'the first word is no change')
  w.host.signals.networkIs('4g')
  await w.advance(50)
  assert.deepEqual(w.received, ['heartbeat'])
})

v2('started offline: the host is asked after the failure', async (make) => {
  const w = await make()
  w.net.handshake = 'refuse'
  w.host.signals.network = { isConnected: false, networkType: 'none' }
  const task = await w.start()
  await w.until(() => task.state === 'offline')
  w.net.handshake = undefined
})

const WORDS = [
  [{ isConnected: false, networkType: 'wifi' }, 'offline'],
  [{ isConnected: false }, 'offline'],
  [{ networkType: 'none' }, 'offline'],
  [{ networkType: 'NOTREACHABLE' }, 'offline'],
  [{ isConnected: true, networkType: 'unknown' }, 'waiting'],
  [{ isConnected: true, networkType: 'UNKNOWN' }, 'waiting'],
  [{ isConnected: true }, 'waiting'],
  [{}, 'waiting'],
  [undefined, 'waiting'],
  [{ isConnected: true, networkType: 'nonesuch' }, 'waiting'],
]

v2('what counts as no network', async (make) => {
  for (const [word, state] of WORDS) {
    const w = await make()
    const task = await w.opened()
    w.host.signals.emit('NetworkStatusChange', word)
    w.net.link.closeByServer(1006, '')
    await w.until(() => task.state !== 'open')
    assert.equal(task.state, state, JSON.stringify(word))
  }
})

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

v2('one listener an event, whatever the number of tasks and reconnects', async (make) => {
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

v2('what was known before the end is forgotten', async (make) => {
  const w = await make()
  const task = await w.opened()
  w.host.signals.networkIs('none')
  task.close()
  await w.advance(100)
  w.host.signals.network = { isConnected: true, networkType: 'wifi' }
  w.net.next('refuse')
  task.open()
  await w.until(() => w.names.filter((name) => name === 'onReconnect').length === 1)
  assert.equal(task.state, 'waiting')
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

v2('a getNetworkType that rejects leaves no rejection behind', async (make) => {
  const w = await make()
  w.host.api.getNetworkType = ({ fail }) => {
    fail({ errMsg: 'no' })
    return { then: (done, failed) => void failed(new Error('no')) }
  }
  w.net.next('refuse')
  const task = await w.start()
  await w.until(() => task.state === 'open')
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

v2('networkAware turned off while offline: back to retrying', async (make) => {
  const w = await make()
  const task = await w.opened()
  w.host.signals.networkIs('none')
  w.net.link.closeByServer(1006, '')
  await w.until(() => task.state === 'offline')
  task.opts.networkAware = false
  assert.equal(task.state, 'waiting')
  await w.advance(600)
  assert.equal(task.state, 'open')
})

v2('an answer that comes when nobody listens any more changes nothing', async (make) => {
  const w = await make()
  let answer
  w.host.api.getNetworkType = ({ success }) => (answer = success)
  w.net.next('refuse')
  const task = await w.start()
  await w.until(() => answer)
  task.opts.networkAware = false
  answer({ networkType: 'none' })
  assert.equal(task.state, 'waiting')
})

/** A page: its window and document, with listeners that can be counted and called. */
function page() {
  const make = (more) => ({
    listeners: [],
    addEventListener(type, fn) {
      this.listeners.push({ type, fn })
    },
    removeEventListener(type, fn) {
      this.listeners = this.listeners.filter((one) => one.type !== type || one.fn !== fn)
    },
    emit(type) {
      for (const one of [...this.listeners]) if (one.type === type) one.fn({ type })
    },
    ...more,
  })
  const view = make({ navigator: { onLine: true } })
  return make({ hidden: false, defaultView: view })
}

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

v2('a `WebSocket` class without a page has no surroundings', async (make) => {
  const w = await make({ host: 'browser' })
  w.net.next('refuse')
  const task = await w.opened()
  assert.equal(task.state, 'open')
})

v2(
  'some socket is closed, says the host (WeChat on iOS): a probe finds out which',
  async (make) => {
    const w = await make({ quirks: { lost: 'global-close' } })
    const task = await w.opened()
    w.host.signals.emit('SocketClose', { code: 1000, reason: '' })
    await w.advance(50)
    assert.deepEqual(w.received, ['heartbeat'], 'another one of the app')
    assert.equal(task.state, 'open')
    w.net.link.drop()
    await w.advance(1600)
    assert.deepEqual(w.names.slice(-2), ['onClose', 'onReconnect'])
    await w.until(() => task.state === 'open')
    const { SocketClose } = w.host.signals.listeners
    assert.equal(SocketClose.length, 1, 'for all sockets')
    task.destroy()
    assert.equal(SocketClose.length, 1, 'the host can not take it off')
    await w.opened()
    assert.equal(SocketClose.length, 1, 'it is used again')
  },
)

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
