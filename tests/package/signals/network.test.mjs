// What a host reports about the network.

import assert from 'node:assert/strict'
import { v2 } from '../../support/cases.mjs'

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

v2('an answer that comes after the end of listening changes nothing', async (make) => {
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
