// The code of `lastError` after an unanswered ping, in every place where the user gets it.

import assert from 'node:assert/strict'
import { v2 } from '../../support/cases.mjs'

const HEARTBEAT = { pingTimeout: 1000, pongTimeout: 500, reconnectTimeout: 100 }

/** A task whose link has died; resolves when `isDone` says so. */
async function deadLink(make, options, isDone) {
  const w = await make()
  await w.opened({ ...HEARTBEAT, ...options })
  w.net.mute = true
  await w.until(() => isDone(w))
  return w
}

v2('connectSocketParams: lastError.code is dead after an unanswered ping', async (make) => {
  const asked = []
  const connectSocketParams = (info) => {
    asked.push(info)
    return { url: 'wss://example.test/socket' }
  }
  await deadLink(make, { connectSocketParams }, () => asked.length === 2)
  const { lastError } = asked[1]
  assert.equal(lastError.code, 'dead')
  assert.equal(lastError.message, 'no answer to the ping')
  assert.equal(lastError.raw.code, 1006)
  assert.equal(lastError.raw.reason, 'no answer to ping')
})

v2('retry: lastError.code is dead after an unanswered ping', async (make) => {
  const asked = []
  const retry = (info) => (asked.push(info), 100)
  await deadLink(make, { retry }, () => asked.length === 1)
  assert.equal(asked[0].lastError.code, 'dead')
})

v2('shouldReconnect: error.code is dead after an unanswered ping', async (make) => {
  const asked = []
  const shouldReconnect = (info) => (asked.push(info), true)
  await deadLink(make, { shouldReconnect }, () => asked.length === 1)
  const { code, reason, wasOpen, error } = asked[0]
  assert.deepEqual([code, reason, wasOpen], [1006, 'no answer to ping', true])
  assert.equal(error.code, 'dead')
})

v2('shouldReconnect: error stays null after a close of the server', async (make) => {
  const w = await make()
  const asked = []
  await w.opened({ ...HEARTBEAT, shouldReconnect: (info) => (asked.push(info), true) })
  w.net.link.closeByServer(1001, '')
  await w.until(() => asked.length === 1)
  assert.equal(asked[0].error, null)
})

v2('onGiveUp: lastError.code is dead after an unanswered ping', async (make) => {
  const infos = []
  const w = await make()
  await w.opened({ ...HEARTBEAT, repeatLimit: 0 }, (task) => {
    task.onGiveUp = (info) => infos.push(info)
  })
  w.net.mute = true
  await w.until(() => infos.length === 1)
  assert.equal(infos[0].lastError.code, 'dead')
})

v2('a reason that a server gives is no verdict, even if it reads like ours', async (make) => {
  const w = await make()
  const asked = []
  await w.opened({ ...HEARTBEAT, retry: (info) => (asked.push(info), 100) })
  w.net.link.closeByServer(1006, 'no answer to the ping')
  await w.until(() => asked.length === 1)
  assert.equal(asked[0].lastError.code, 'connection-lost')
})
