// Each quirk of a host that concerns sockets, on a host of each family: an attempt that fails, a loss, and a close by the
// app give exactly one close each, an error only before it, nothing after it; and nothing is left.

import assert from 'node:assert/strict'
import { v2 } from '../../support/cases.mjs'
import { families } from '../../support/hosts/families.mjs'
import { classOf, connect } from '../../support/web-socket-class.mjs'

const QUIRKS = {
  'connectSocket throws': { connect: 'throw' },
  'connectSocket gives nothing': { connect: 'undefined' },
  'connectSocket rejects': { connect: 'reject' },
  'connectSocket fails': { connect: 'fail' },
  'connectSocket never settles': { connect: 'pending' },
  'success, and no more': { connect: 'success-only' },
  'refused by fail alone': { refused: 'fail' },
  'refused by onError alone': { refused: 'error' },
  'refused by onClose alone': { refused: 'close' },
  'refused by all three': { refused: 'fail+error+close' },
  'a loss told by onError alone': { lost: 'error' },
  'a loss told by both': { lost: 'error+close' },
  'a loss told by onSocketClose alone': { lost: 'global-close' },
  'no onError': { hasOnError: false },
  'a code that is text': { closeEvent: 'string-code' },
  'no code': { closeEvent: 'empty' },
  'an empty error': { errorEvent: 'empty' },
  'an empty open event': { openEvent: 'empty' },
  'send throws': { send: 'throw' },
  'send rejects': { send: 'reject' },
  'send fails': { send: 'fail' },
  'send has no result': { send: 'silent' },
  'a reply inside of send': { replySync: true },
  'bytes as base64': { data: 'base64' },
  'nested data': { data: 'nested' },
  'close of a dead socket throws': { closeDead: 'throw' },
  'close of a dead socket rejects': { closeDead: 'reject' },
  'close throws': { closeThrows: true },
  'close is told inside of close': { closeReports: 'sync' },
  'close is never told': { closeReports: 'never' },
  'close takes the code 1000 alone': { closeCodes: 'fails' },
  'close needs a code': { closeNeedsCode: true },
  'close works while it connects': { closeNeedsOpen: false },
  'calls need success': { callsNeedSuccess: true },
  'the close goes to the newest socket': { tellsClose: 'newest' },
  'readyState lies': { readyState: 'lies' },
}

/** What a socket tells in all: perhaps open and messages, perhaps an error, one close. */
const WHOLE = /^(open,(message [^,]+(,\d+)*\]?,)*)?(error,)?close [^,]+$/

/** How a life ends, once the socket is open or has failed. */
const ENDS = {
  'close()': (w, socket) => socket.close(),
  'a loss': (w) => w.net.link?.drop(),
  'a close by the server': (w) => w.net.link?.closeByServer(4001, 'bye'),
  'close() while it connects': null,
}

for (const host of families) {
  for (const [name, quirks] of Object.entries(QUIRKS)) {
    v2(`${host}: ${name}`, async (make) => {
      for (const [how, end] of Object.entries(ENDS)) {
        const w = await make({ host, quirks })
        const socket = connect(w, classOf(w, { connectTimeout: 5000 }))
        if (!end) socket.close()
        await w.advance(6000)
        if (socket.readyState === 1) {
          socket.send('text')
          socket.send(Uint8Array.of(1, 2))
          await w.advance(1000)
        }
        end?.(w, socket)
        await w.advance(10_000)
        // A loss that no host reports would need the heartbeat.
        socket.close()
        await w.advance(10_000)
        assert.match(socket.log.join(), WHOLE, how)
        assert.equal(socket.readyState, 3)
        assert.equal(w.clock.count('timer'), 0, how)
      }
    })
  }
}
