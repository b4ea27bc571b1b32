// What hosts do wrong, on a host of each family: exactly one close for each socket, an error only before it, nothing after
// it, nothing left.

import assert from 'node:assert/strict'
import { v2 } from '../../support/cases.mjs'
import { families } from '../../support/hosts/families.mjs'
import { presets } from '../../support/hosts/quirks.mjs'
import { classOf, connect, opened } from '../../support/web-socket-class.mjs'

const FAILED = ['error', 'close 1006']
const LOST = ['open', ...FAILED]

/** Those with the close codes of the server. */
const tellsCodes = (host) => !/^my|^dd|alipay/.test(host)

for (const host of Object.keys(presets)) {
  v2(`${host}: opens, echoes text and bytes, closes`, async (make) => {
    const w = await make({ host })
    const socket = await opened(w, classOf(w), undefined, ['a'])
    socket.binaryType = 'arraybuffer'
    socket.send('hi')
    socket.send(Uint8Array.of(1, 2))
    await w.advance(200)
    assert.equal(socket.protocol, 'a')
    assert.equal(socket.bufferedAmount, 0)
    socket.close()
    await w.advance(5000)
    assert.deepEqual(socket.log.slice(0, 3), ['open', 'message hi', 'message [1,2]'])
    assert.match(socket.log.slice(3).join(), /^close (1000 clean|1006)$/)
    w.assertNothingLeft()
  })
}

/** Faults of all families: quirks or steps, and what is told. */
for (const host of families) {
  const open = (make, quirks) => make({ host, quirks })

  v2(`${host}: a refused attempt`, async (make) => {
    const w = await open(make)
    w.net.next('refuse')
    const socket = connect(w)
    await w.advance(5000)
    assert.deepEqual(socket.log, FAILED)
    w.assertNothingLeft()
  })

  v2(`${host}: an attempt that hangs ends by the option connectTimeout`, async (make) => {
    const w = await open(make)
    w.net.next('hang')
    const socket = connect(w, classOf(w, { connectTimeout: 2000 }))
    await w.advance(1900)
    assert.deepEqual(socket.log, [])
    await w.advance(200)
    assert.deepEqual(socket.log, FAILED)
    await w.advance(60_000)
    w.assertNothingLeft()
  })

  v2(`${host}: a lost connection`, async (make) => {
    const w = await open(make)
    const socket = await opened(w)
    w.net.link.drop()
    await w.advance(1000)
    // An error only if the host tells one.
    assert.match(socket.log.join(), /^open,(error,)?close 1006$/)
    w.assertNothingLeft()
  })

  v2(`${host}: closed by the server`, async (make) => {
    const w = await open(make)
    const socket = await opened(w)
    w.net.link.closeByServer(4001, 'bye')
    await w.advance(1000)
    const close = tellsCodes(host) ? 'close 4001 bye clean' : 'close 1006'
    assert.deepEqual(socket.log, ['open', close])
  })

  v2(`${host}: close() while it connects, and a late open`, async (make) => {
    const w = await open(make)
    w.net.slow = 1000
    const socket = connect(w)
    await w.advance(300)
    socket.close()
    await w.advance(60_000)
    assert.deepEqual(socket.log, FAILED)
    w.assertNothingLeft()
  })

  v2(`${host}: close() in the turn of the constructor`, async (make) => {
    const w = await open(make)
    const socket = connect(w)
    socket.close()
    await w.advance(60_000)
    assert.deepEqual(socket.log, FAILED)
    w.assertNothingLeft()
  })

  v2(`${host}: a silent loss ends by the heartbeat, or never`, async (make) => {
    const w = await open(make)
    const heartbeat = { pingTimeout: 1000, pongTimeout: 500 }
    const watched = await opened(w, classOf(w, { heartbeat }))
    w.net.link.isDead = true
    await w.advance(1600)
    assert.deepEqual(watched.log, LOST)
    await w.advance(60_000)
    w.assertNothingLeft()
    const other = await opened(w)
    w.net.link.isDead = true
    await w.advance(20_000)
    assert.deepEqual(other.log, ['open'])
  })
}

for (const [name, quirks] of Object.entries({
  'connectSocket throws': { connect: 'throw' },
  'connectSocket rejects': { connect: 'reject' },
  'connectSocket fails': { connect: 'fail' },
  'connectSocket gives nothing': { connect: 'undefined' },
  'onError alone': { refused: 'error' },
  'onClose alone': { refused: 'close' },
  'fail alone': { refused: 'fail' },
  'fail, error and close': { refused: 'fail+error+close' },
  'close and error': { refused: 'close+error' },
  'error and close': { refused: 'error+close' },
})) {
  v2(`${name}: error, then close 1006, once`, async (make) => {
    const w = await make({ quirks })
    w.net.next('refuse')
    const socket = connect(w)
    await w.advance(5000)
    assert.deepEqual(socket.log, FAILED)
    w.assertNothingLeft()
  })
}

for (const lost of ['close', 'error+close', 'error']) {
  v2(
    `a loss that is reported by ${lost}: close 1006, once, after an error if there was one`,
    async (make) => {
      const w = await make({ quirks: { lost } })
      const socket = await opened(w)
      w.net.link.drop()
      await w.advance(5000)
      assert.deepEqual(socket.log, lost === 'close' ? ['open', 'close 1006'] : LOST)
      w.assertNothingLeft()
    },
  )
}

for (const closeEvent of ['code', 'string-code', 'socket-type']) {
  v2(`a close event with ${closeEvent}: the code is a number`, async (make) => {
    const w = await make({ quirks: { closeEvent } })
    const socket = await opened(w)
    w.net.link.closeByServer(4001, 'bye')
    await w.advance(100)
    assert.match(socket.log[1], /^close 4001 bye clean$/)
  })
}

v2('a close event without a code: 1006, not clean', async (make) => {
  const w = await make({ quirks: { closeEvent: 'empty' } })
  const socket = await opened(w)
  socket.close()
  await w.advance(1000)
  assert.deepEqual(socket.log, ['open', 'close 1006'])
})

for (const closeDead of ['fail', 'throw', 'reject', 'ignore']) {
  v2(
    `close() of a dead socket (${closeDead}): close after closeTimeout at the latest`,
    async (make) => {
      const w = await make({ quirks: { closeDead } })
      const socket = await opened(w)
      w.net.link.isDead = true
      socket.close()
      await w.advance(3100)
      assert.deepEqual(socket.log, ['open', 'close 1006'])
    },
  )
}

v2(
  'the protocol comes from the header, else it is the only one that was requested',
  async (make) => {
    const w = await make()
    const chosen = async (protocols) => {
      const socket = await opened(w, classOf(w), undefined, protocols)
      socket.close()
      await w.advance(100)
      return socket.protocol
    }
    assert.equal(await chosen(['one', 'two']), '')
    assert.equal(await chosen(['one']), 'one')
    w.net.header = {
      'sec-WebSocket-PROTOCOL': 'two',
      'Sec-WebSocket-Extensions': 'permessage-deflate',
    }
    assert.equal(await chosen(['one', 'two']), 'two')
    const { extensions } = await opened(w)
    assert.equal(extensions, 'permessage-deflate')
    w.net.header = { 'sec-websocket-accept': 'x' }
    assert.equal(await chosen('one'), '', 'the server has taken none')
    assert.equal(await chosen([]), '')
    const mute = await make({ quirks: { openEvent: 'empty' } })
    assert.equal((await opened(mute, classOf(mute), undefined, 'one')).protocol, 'one')
    assert.equal((await opened(mute, classOf(mute), undefined, ['one', 'two'])).protocol, '')
  },
)

v2('the one socket of a host: the newest has it, the older one ends', async (make) => {
  const w = await make({ host: 'my@single' })
  const WebSocket = classOf(w)
  const one = await opened(w, WebSocket)
  const two = await opened(w, WebSocket)
  await w.advance(1000)
  assert.deepEqual([one.log, two.log], [LOST, ['open']])
  two.send('x')
  await w.advance(100)
  assert.deepEqual(two.log, ['open', 'message x'])
})
