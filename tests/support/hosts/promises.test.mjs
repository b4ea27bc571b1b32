// The Promises of hosts and engines.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Clock } from '../clock.mjs'
import { sandbox } from '../sandbox.mjs'
import { make, url } from './alone.mjs'
import { MACROTASK_PROMISE } from './promises.mjs'

test('a rejection counts as handled only if somebody asks', async () => {
  const { clock, host } = make('wx')
  const task = host.api.connectSocket({ url })
  await clock.advance(100)
  host.quirks.send = 'reject'
  task.send({ data: 'x' })
  assert.equal(host.unhandled.size, 1)
  task.send({ data: 'y' }).then(undefined, () => {})
  assert.equal(host.unhandled.size, 1)
})

test('the Promise of iOS 15: every then takes a macrotask', async () => {
  const clock = new Clock()
  const setTimer = (fn, ms) => clock.after(ms, fn, 'timer')
  const { realm } = sandbox({ globals: { setTimeout: setTimer }, promise: MACROTASK_PROMISE })
  const order = []
  realm.Promise.resolve(1)
    .then((value) => value + 1)
    .then((value) => order.push(value))
  await new Promise((resolve) => setImmediate(resolve))
  assert.deepEqual(order, [], 'microtasks bring it no further')
  await clock.advance(0)
  assert.deepEqual(order, [2])
})
