// Setting an option must not touch our listeners on the host, unless the option is about them.

import assert from 'node:assert/strict'
import { v2 } from '../../support/cases.mjs'

/** Notes each call of an `onX` or `offX` of the host. */
function watchListenerCalls(api) {
  const calls = []
  for (const name of Object.keys(api).filter((key) => /^(on|off)[A-Z]/.test(key))) {
    const original = api[name]
    const watched = (fn) => (calls.push(name), original.call(api, fn))
    // How many arguments an `off` declares says whether it takes one listener or all.
    Object.defineProperty(watched, 'length', { value: original.length })
    api[name] = watched
  }
  return calls
}

const HARMLESS = {
  pingTimeout: 5000,
  pongTimeout: 'auto',
  pingMsg: 'hello',
  isPong: () => false,
  reconnectTimeout: 10,
  reconnectTimeoutMax: 20,
  retry: null,
  repeatLimit: 3,
  minUptime: 1,
  connectTimeout: 2000,
  closeTimeout: 100,
  fatalCloseCodes: [4000],
  shouldReconnect: null,
  queue: false,
  connectSocketParams: { url: 'wss://example.test/other' },
  logger: null,
}

v2('setting an option calls none of the host’s on… and off… functions', async (make) => {
  const w = await make({ host: 'wx' })
  const task = await w.opened()
  const calls = watchListenerCalls(w.host.api)
  for (const [name, value] of Object.entries(HARMLESS)) {
    task.opts[name] = value
    assert.deepEqual(calls, [], name)
  }
})

v2('setting networkAware or lifecycleAware to what it is calls none either', async (make) => {
  const w = await make({ host: 'wx' })
  const task = await w.opened()
  const calls = watchListenerCalls(w.host.api)
  task.opts.networkAware = true
  task.opts.lifecycleAware = true
  task.opts.miniprogram = w.host.api
  assert.deepEqual(calls, [])
})

v2('networkAware takes the listener of the network off, and puts it on again', async (make) => {
  const w = await make({ host: 'wx' })
  const task = await w.opened()
  const before = w.host.signals.count()
  task.opts.networkAware = false
  assert.equal(w.host.signals.listeners.NetworkStatusChange.length, 0)
  task.opts.networkAware = true
  assert.equal(w.host.signals.listeners.NetworkStatusChange.length, 1)
  assert.equal(w.host.signals.count(), before)
})
