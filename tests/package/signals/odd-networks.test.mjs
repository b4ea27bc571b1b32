// What a host says about the network may be anything: nothing is thrown at the host, and nothing grows.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { numberOfName } from '../../../js/bridge/foreign.js'
import { v2 } from '../../support/cases.mjs'
import { trap, untouchable } from '../hosts/misbehaviour.mjs'

setFlagsFromString('--expose-gc')
const gc = runInNewContext('gc')

const TYPES = 'wifi,wi-fi,ethernet,wimax,bluetooth,cellular,wwan,mobile,other,2g,3g,4g,5g,6g,lte,nr'

test('each known type of network has a number of its own', () => {
  const numbers = TYPES.split(',').map(numberOfName)
  assert.equal(new Set(numbers).size, numbers.length)
  assert.ok(numbers.every((number) => number > 0 && number < 2 ** 16))
  assert.equal(numberOfName('wifi'), numberOfName('wifi'))
})

v2('getters that throw, and types that are no texts', async (make) => {
  const w = await make()
  const task = await w.opened()
  const odd = [
    trap('networkType'),
    trap('isConnected', { networkType: 'none' }),
    untouchable(),
    { networkType: Object.create(null) },
    { networkType: Symbol('x') },
    { networkType: { toString: () => assert.fail('no text') } },
    { isConnected: 'no', networkType: '' },
    null,
    7,
  ]
  for (const event of odd) w.host.signals.emit('NetworkStatusChange', event)
  assert.equal(task.state, 'open')
  w.host.signals.networkIs('none')
  w.net.link.closeByServer(1006, '')
  await w.until(() => task.state === 'offline')
})

v2('20,000 types of network: each is a change, and none is kept', async (make) => {
  const w = await make()
  const task = await w.opened()
  const change = (i) =>
    w.host.signals.emit('NetworkStatusChange', { networkType: `${i} ${'x'.repeat(5000)}` })
  for (let i = 0; i < 100; i += 1) change(i)
  await w.advance(50)
  assert.equal(w.received.length, 1, 'a change is a doubt, and one probe tests it')
  gc()
  const before = process.memoryUsage().heapUsed
  for (let i = 0; i < 20_000; i += 1) change(i)
  gc()
  const grown = process.memoryUsage().heapUsed - before
  assert.ok(grown < 10_000_000, `${grown} bytes more`)
  assert.equal(task.state, 'open')
})
