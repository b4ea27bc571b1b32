// What hosts report beside their sockets.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { listening, make, url } from './alone.mjs'

test('a background kill: on iOS only the global event tells, tt games give 1001', async () => {
  for (const [name, expected, code] of [
    ['wx', ['Open', 'Close'], 1000],
    ['wx@android', ['Open', 'Close'], 0],
    ['wx@ios', ['Open'], 1000],
    ['tt@game', ['Open', 'Error', 'Close'], '1001'],
  ]) {
    const { clock, host } = make(name)
    const { log, names } = listening(host.api.connectSocket({ url }))
    const global = []
    host.api.onSocketClose((event) => global.push(event))
    await clock.advance(100)
    host.interrupt()
    await clock.advance(100)
    assert.deepEqual(names(), expected, name)
    const { code: reported, reason } = log.find(([type]) => type === 'Close')?.[1] ?? global[0]
    assert.deepEqual([reported, reason], [code, 'interrupted'], name)
  }
})

test('foreground events: mini-games name them otherwise, plugins have none', () => {
  for (const [name, expected] of [
    ['wx', ['onAppShow', 'onAppHide', 'offAppShow', 'offAppHide']],
    ['wx@game', ['onShow', 'onHide', 'offShow', 'offHide']],
    ['wx@plugin', []],
  ]) {
    const { host } = make(name)
    const names = Object.keys(host.api).filter((key) => /Show|Hide/.test(key))
    assert.deepEqual(names.sort(), expected.sort())
    host.signals.show()
  }
})

test('taking off: Baidu takes off everybody’s, uni on H5 needs the function, tt has none', () => {
  const swan = make('swan').host
  swan.api.onAppShow(() => {})
  swan.api.onAppShow(() => {})
  swan.api.offAppShow()
  assert.equal(swan.signals.count(), 0)
  assert.throws(() => make('uni@h5').host.signals.api.offNetworkStatusChange(), TypeError)
  assert.ok(!('offNetworkStatusChange' in make('tt').host.api))
})

test('names of network types', () => {
  for (const [name, expected] of [
    ['wx', ['none', 'wifi']],
    ['my@single', ['NOTREACHABLE', 'WIFI']],
  ]) {
    const { host } = make(name)
    const seen = []
    host.api.onNetworkStatusChange(({ networkType }) => seen.push(networkType))
    host.signals.networkIs('none')
    host.signals.networkIs('wifi')
    assert.deepEqual(seen, expected)
  }
})
