// Events and errors that the package makes can be printed in every way: nothing throws, and what is no plain value of the
// event is left out, as its target or the host's own event. It can still be read by its name.

import assert from 'node:assert/strict'
import { v2 } from '../../support/cases.mjs'
import { printed } from '../../support/secrets.mjs'

const SECRET = 'sEcReT'
const url = `wss://example.test/?token=${SECRET}`

/** As the package `ws` has it: a socket that knows its URL, and refers to itself. */
function socketLike() {
  const socket = { _url: url, _events: {} }
  socket._events.self = socket
  return socket
}

/** Fields that may not be shown, or that serialisers throw at. */
function hostile(event) {
  const target = socketLike()
  Object.assign(event, { target, currentTarget: target, big: 7n, sign: Symbol(SECRET), none: null })
  Object.assign(event, { where: url, status: 401, wasClean: false, run() {} })
  return event
}

const HIDDEN = ['raw', 'target', 'currentTarget', 'big', 'sign', 'none', 'where']

function assertPrints(event, keys) {
  for (const shown of printed(event)) assert.ok(!String(shown).includes(SECRET), shown)
  assert.deepEqual(Object.keys(event).sort(), [...keys].sort())
  for (const name of HIDDEN)
    assert.equal(Object.getOwnPropertyDescriptor(event, name)?.enumerable, false, name)
  assert.equal(event.where, url)
  assert.equal(event.target._url, url)
  assert.equal(event.raw.target, event.target)
  assert.equal(event.run, undefined)
}

for (const host of ['wx', 'my@single', 'taro3@weapp', 'mpx@promise', 'uni@app', 'browser']) {
  v2(`an error event and a close event of ours can be printed, on ${host}`, async (make) => {
    const w = await make({ host, quirks: { errorEvent: 'errMsg', closeEvent: 'string-code' } })
    w.host.tells = (event) => hostile({ ...event, code: '4001', reason: 'bye' })
    w.net.next('refuse')
    const connectSocketParams = { url }
    const quirks = { refused: 'error+close' }
    Object.assign(w.host.quirks, quirks)
    await w.start({ connectSocketParams, reconnectTimeout: 50 })
    await w.until(() => w.names.includes('onOpen'))
    w.net.link.closeByServer(4001, 'bye')
    await w.until(() => w.recorder.of('onClose').length === 2)
    const type = host === 'browser' ? ['type'] : []
    const [{ event: error }] = w.recorder.of('onError')
    const said = 'errMsg' in error ? ['errMsg'] : []
    assertPrints(error, ['code', 'message', 'reason', 'status', 'wasClean', ...said, ...type])
    const { event: close } = w.recorder.of('onClose')[1]
    const more = 'errMsg' in close ? ['errMsg'] : []
    assertPrints(close, ['code', 'reason', 'status', 'wasClean', ...more, ...type])
    assert.deepEqual([close.code, close.reason], [4001, 'bye'])
  })
}

v2('a reason that quotes the URL is in the close event, but is not shown', async (make) => {
  const w = await make({ quirks: { closeEvent: 'reason-only' } })
  w.host.tells = () => ({ reason: `lost ${url}` })
  await w.opened({ connectSocketParams: { url } })
  w.net.link.drop()
  await w.until(() => w.names.includes('onClose'))
  const [{ event }] = w.recorder.of('onClose')
  assert.equal(event.reason, `lost ${url}`)
  assert.equal(JSON.stringify(event), '{"code":1006}')
})

v2('a message event of ours can be printed: nested, base64, a Blob, unreadable', async (make) => {
  const messages = {
    nested: [{ data: { data: 'text' } }, 'text'],
    base64: [{ data: 'dGV4dA==', isBuffer: true }],
    blob: [{ data: { size: 1, arrayBuffer: async () => new ArrayBuffer(1) } }],
  }
  for (const [message, data] of Object.values(messages)) {
    const w = await make()
    await w.opened({ connectSocketParams: { url } })
    const source = { ...message, target: socketLike(), origin: url, big: 7n }
    w.host.socket.emit('message', source)
    await w.until(() => w.names.includes('onMessage'))
    const [{ event }] = w.recorder.of('onMessage')
    assert.equal(event.raw, source)
    assert.equal(event.origin, url)
    assert.deepEqual(Object.keys(event), ['data', 'isBuffer'])
    if (data) assert.equal(event.data, data)
    for (const shown of printed(event)) assert.ok(!String(shown).includes(SECRET), shown)
  }
})

v2('an event that cannot be read can be printed', async (make) => {
  const refuse = () => {
    throw new Error('do not touch')
  }
  const untouchable = new Proxy({}, { get: refuse, has: refuse, ownKeys: refuse })
  const w = await make()
  const task = await w.opened()
  const { socket } = w.host
  for (const type of ['message', 'error', 'close']) socket.emit(type, untouchable)
  await w.until(() => task.state === 'waiting')
  for (const name of ['onMessage', 'onError', 'onClose']) {
    const [{ event }] = w.recorder.of(name)
    assert.equal(event.raw, untouchable)
    printed(event)
  }
})

v2('an error of a Promise can be printed: what the host said is not shown', async (make) => {
  const w = await make({ quirks: { send: 'throw' } })
  const task = await w.opened({ connectSocketParams: { url } })
  const outcome = w.watch(task.send(SECRET))
  await w.until(() => outcome.state === 'rejected')
  const error = outcome.value
  assert.equal(error.raw.message, 'send is broken')
  Object.assign(error.raw, { self: error, where: url })
  assert.deepEqual(Object.keys(error), ['code', 'message', 'option', 'stack'])
  for (const shown of printed(error)) assert.ok(!shown.includes(SECRET), shown)
})
