// close() and the states, as the standard says.

import assert from 'node:assert/strict'
import { v2 } from '../../support/cases.mjs'
import { classOf, connect, opened, REALMS, thrown } from '../../support/web-socket-class.mjs'

for (const [realm, prepare] of Object.entries(REALMS)) {
  v2(
    `${realm}: a wrong code or a long reason throws, in any state, and changes nothing`,
    async (make) => {
      const w = await make()
      prepare(w)
      const socket = connect(w)
      const wrong = [
        0,
        1,
        999,
        1001,
        1005,
        2999,
        5000,
        65536 + 1000,
        -1,
        NaN,
        null,
        'x',
        2999.4,
        true,
      ]
      const check = () => {
        for (const code of wrong) {
          assert.equal(
            thrown(() => socket.close(code)),
            'InvalidAccessError',
            String(code),
          )
        }
        for (const reason of ['x'.repeat(124), '中'.repeat(42)]) {
          assert.equal(
            thrown(() => socket.close(1000, reason)),
            'SyntaxError',
          )
          assert.equal(
            thrown(() => socket.close(undefined, reason)),
            'SyntaxError',
          )
        }
        assert.equal(
          thrown(() => socket.close(Symbol('code'))),
          'TypeError',
        )
      }
      check()
      assert.equal(socket.readyState, 0)
      await w.until(() => socket.readyState === 1)
      check()
      assert.equal(socket.readyState, 1)
      socket.close()
      check()
      await w.advance(5000)
      assert.deepEqual([socket.readyState, socket.log], [3, ['open', 'close 1000 clean']])
      check()
    },
  )
}

v2('the server gets code and reason, and its answer is told', async (make) => {
  const w = await make()
  const allowed = [
    [3000, ''],
    [4999, 'bye'],
    ['4000', '中'.repeat(41)],
    [1000.4, ''],
    [2999.6, '\ud800'],
  ]
  for (const [code, reason] of allowed) {
    const socket = await opened(w)
    socket.close(code, reason)
    assert.equal(socket.readyState, 2)
    await w.advance(100)
    const seen = { code: Math.round(code), reason: reason.replace('\ud800', '\ufffd') }
    assert.deepEqual(w.net.link.closeSeen, seen)
    assert.equal(socket.log[1], `close ${seen.code}${seen.reason && ` ${seen.reason}`} clean`)
  }
})

v2(
  'while it connects: CLOSING at once, then error and close 1006, and no socket is left',
  async (make) => {
    const w = await make()
    const socket = connect(w)
    socket.close(3000, 'early')
    socket.close()
    assert.deepEqual([socket.readyState, socket.log], [2, []])
    await w.advance(100)
    assert.deepEqual([socket.readyState, socket.log], [3, ['error', 'close 1006']])
    await w.advance(10_000)
    assert.deepEqual(socket.log, ['error', 'close 1006'])
    w.assertNothingLeft()
  },
)

v2('while the handshake is under way: a late open changes nothing and is closed', async (make) => {
  const w = await make()
  w.net.slow = 2000
  const socket = connect(w)
  await w.advance(500)
  socket.close()
  await w.advance(10_000)
  assert.deepEqual(socket.log, ['error', 'close 1006'])
  w.assertNothingLeft()
})

v2('after close() no message is told', async (make) => {
  const w = await make()
  const socket = await opened(w)
  w.net.link.push('late')
  socket.close()
  await w.advance(5000)
  assert.deepEqual(socket.log, ['open', 'close 1000 clean'])
})

v2('a close that the host never confirms: 1006 after closeTimeout, no error', async (make) => {
  const w = await make({ quirks: { closeReports: 'never' } })
  const socket = await opened(w)
  socket.close(3001, 'bye')
  await w.advance(2900)
  assert.deepEqual([socket.readyState, socket.log], [2, ['open']])
  await w.advance(200)
  assert.deepEqual([socket.readyState, socket.log], [3, ['open', 'close 1006']])
  const quick = await opened(w, classOf(w, { closeTimeout: 100 }))
  quick.close()
  await w.advance(150)
  assert.deepEqual(quick.log, ['open', 'close 1006'])
})

v2('a close that is reported inside the call is told after it', async (make) => {
  const w = await make({ quirks: { closeReports: 'sync' } })
  const socket = await opened(w)
  socket.close()
  assert.deepEqual([socket.readyState, socket.log], [2, ['open']])
  await w.advance(50)
  assert.deepEqual([socket.readyState, socket.log], [3, ['open', 'close 1000 clean']])
})

v2('the server closes: its code and reason, clean, no error; then nothing more', async (make) => {
  const w = await make()
  const socket = await opened(w)
  w.net.link.closeByServer(4001, 'kicked')
  await w.advance(100)
  assert.deepEqual([socket.readyState, socket.log], [3, ['open', 'close 4001 kicked clean']])
  socket.close()
  socket.send('x')
  await w.advance(5000)
  assert.deepEqual(socket.log, ['open', 'close 4001 kicked clean'])
  assert.equal(w.connects, 1)
  w.assertNothingLeft()
})

v2('in the error and in the close the state is CLOSED', async (make) => {
  const w = await make({ quirks: { lost: 'error+close' } })
  const socket = await opened(w)
  const states = []
  socket.onerror = socket.onclose = ({ type }) => states.push([type, socket.readyState])
  w.net.link.drop()
  await w.advance(100)
  assert.deepEqual(states, [
    ['error', 3],
    ['close', 3],
  ])
})

v2('close() inside listeners, of each event', async (make) => {
  const w = await make()
  for (const type of ['open', 'message', 'error', 'close']) {
    const socket = connect(w)
    socket.addEventListener(type, () => socket.close())
    await w.advance(100)
    w.net.link.push('x')
    await w.advance(100)
    if (socket.readyState === 1) w.net.link.drop()
    await w.advance(5000)
    assert.equal(socket.log.filter((line) => /^close/.test(line)).length, 1, type)
  }
  w.assertNothingLeft()
})
