// Showing a host's calls must not change the host.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { watchCalls } from '../../../playground/hosts/calls.mjs'
import { createHost } from '../../support/hosts/index.mjs'

const hosts = ['wx', 'swan', 'my@single', 'my@multiple', 'taro4@weapp']
/** A network on which nothing happens. */
const net = { later() {}, open: () => ({ send() {}, close() {} }) }

const shape = (object) =>
  Object.entries(object).map(([name, value]) => [name, typeof value, value?.length])

for (const name of hosts)
  test(`${name}: the same functions, that take as many arguments`, () => {
    const { api } = createHost(name, { net })
    const before = shape(api)
    watchCalls(api, () => {})
    assert.deepEqual(shape(api), before)
  })

test('calls, events and the calls of tasks are reported', () => {
  const host = createHost('wx', { net })
  const reported = []
  watchCalls(host.api, (call, { data }) => reported.push([call, data]))
  const task = host.api.connectSocket({ url: 'ws://127.0.0.1/' })
  task.onMessage(() => {})
  host.socket.emit('message', { data: 'news' })
  task.send({ data: 'hello' })
  assert.deepEqual(reported, [
    ['connectSocket', undefined],
    ['onMessage', 'news'],
    ['send', 'hello'],
  ])
})

test('a listener can be taken off again', () => {
  const host = createHost('wx', { net })
  watchCalls(host.api, () => {})
  let heard = 0
  const listener = () => (heard += 1)
  host.api.onAppShow(listener)
  host.signals.show()
  host.api.offAppShow(listener)
  host.signals.show()
  assert.equal(heard, 1)
})
