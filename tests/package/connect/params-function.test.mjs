// `connectSocketParams` as a function: called for each attempt, with the last error.

import assert from 'node:assert/strict'
import { v2 } from '../../support/cases.mjs'

v2(
  'connectSocketParams as a function: called for each attempt with {attempt, lastError}',
  async (make) => {
    const w = await make()
    const asked = []
    const connectSocketParams = (info) => {
      asked.push(info)
      return { url: `wss://example.test/${asked.length}` }
    }
    w.net.next('refuse')
    await w.start({ connectSocketParams })
    await w.until(() => w.connects === 2)
    await w.advance(100)
    assert.deepEqual(
      asked.map((info) => info.attempt),
      [1, 2],
    )
    assert.equal(asked[0].lastError, null)
    assert.equal(asked[1].lastError.code, 'connect-failed')
    assert.deepEqual(
      w.host.connects.map((connect) => connect.params.url),
      ['wss://example.test/1', 'wss://example.test/2'],
    )
  },
)

v2(
  'connectSocketParams may return a Promise; one that rejects or is late is a failed attempt',
  async (make) => {
    const w = await make()
    const answers = [
      () => w.realm.Promise.reject(new Error('no token')),
      () => new w.realm.Promise(() => {}),
      () => w.realm.Promise.resolve({ url: 'wss://example.test/ok' }),
    ]
    await w.start({ connectSocketParams: () => answers.shift()(), connectTimeout: 1000 })
    await w.until(() => w.host.open.length === 1)
    await w.advance(1)
    assert.deepEqual(w.names, [
      'onError',
      'onClose',
      'onReconnect',
      'onError',
      'onClose',
      'onReconnect',
      'onOpen',
    ])
    assert.deepEqual(
      w.recorder.of('onError').map((entry) => entry.event.code),
      ['params-failed', 'connect-timeout'],
    )
    assert.equal(w.connects, 1)
  },
)
