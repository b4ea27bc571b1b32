// The ledger finds each kind of fault.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { binaryOf, isIntact, numberIn, textOf } from '../../support/servers/messages.mjs'
import { Ledger } from './ledger.mjs'

/** Messages with these results, all sent on the first of two connections but the last. */
function ledger(...results) {
  const made = new Ledger()
  made.opens = 1
  const tasks = results.map((act) => ({ send: (message) => act && setImmediate(act, message) }))
  for (const task of tasks) {
    if (task === tasks.at(-1)) made.opens = 2
    made.send(task)
  }
  return made
}

const succeed = (message) => {
  message.success({})
  message.complete({})
}
const failWith = (code) => (message) => {
  message.fail({ code })
  message.complete({})
}
const settled = () => new Promise((resolve) => setImmediate(resolve))

async function violations(log, ...results) {
  const made = ledger(...results)
  const opens = made.opens
  made.opens = 1
  await settled()
  made.opens = opens
  return made.violations(log)
}

test('all is well: the last messages of a connection that ended may be lost', async () => {
  assert.deepEqual(await violations([1], succeed, succeed, failWith('queue-full')), [])
  assert.deepEqual(await violations([1, 2], succeed, failWith('connection-lost')), [])
})

test('results: none, two, no complete, inside the call', async () => {
  assert.deepEqual(await violations([], null), ['1 has the results ""'])
  const twice = (message) => {
    succeed(message)
    message.success({})
  }
  assert.deepEqual(await violations([1], twice), ['1 has the results "success,success"'])
  const incomplete = (message) => message.success({})
  assert.deepEqual(await violations([1], incomplete), ['1 was complete 0 times'])
  const early = new Ledger()
  early.send({ send: succeed })
  assert.deepEqual(early.violations([1]), ['1 had its result inside the call'])
})

test('lost: on a connection that is open, or before one that arrived', async () => {
  const open = ledger(succeed)
  await settled()
  assert.deepEqual(open.violations([]), ['1 lost on a connection that is open'])
  assert.deepEqual(await violations([2], succeed, succeed), ['1 lost, but 2 after it is there'])
})

test('failed, but sent', async () => {
  assert.deepEqual(await violations([1], failWith('expired')), ['1 failed (expired), but was sent'])
})

test('doubled, out of order, echoed from nowhere, spoilt', async () => {
  assert.deepEqual(await violations([1, 1], succeed), ['server: 1 again or out of order'])
  const order = await violations([2, 1], succeed, succeed)
  assert.deepEqual(order, ['server: 1 again or out of order'])
  const echoed = ledger()
  echoed.receive(textOf(7))
  echoed.receive(textOf(7).replace('x', 'y'))
  assert.deepEqual(echoed.violations([]), [
    'app: 7 again or out of order',
    '7 echoed, but never there',
    '7 echoed, but never there',
    '7 came back as something else',
  ])
})

test('messages carry their number; a ping has none', () => {
  for (const message of [textOf(12), binaryOf(12), new Uint8Array(binaryOf(12, 100))]) {
    assert.equal(numberIn(message), 12)
    assert.ok(isIntact(message))
  }
  assert.equal(numberIn('heartbeat'), null)
  const bytes = new Uint8Array(binaryOf(12))
  bytes[30] += 1
  assert.ok(!isIntact(bytes))
})
