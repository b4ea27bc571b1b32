// What goes wrong on connections. A fault is `run(s)` on a stage (stage.mjs) that opens one task; at the end of
// each the task has to be open again, and the ledger right. `hasTwin`: it can also be played in virtual time.
//
//   await s.opened(options)         the task is open; it has sent some numbered messages
//   s.burst()                       sends some more, as every hook does
//   await s.back()                  open once more than at the last `opened` or `back`, and echoed to
//   await s.until(() => …)
//   s.proxy, s.peer                 see fault-proxy.mjs, peer.mjs
//   s.errors(code), s.closes()      events of the hooks
//   s.soonDead, s.soonLate          options for losses, or handshakes, that only a time-out ends

import assert from 'node:assert/strict'

const MIB = 2 ** 20

async function refused(s) {
  await s.opened()
  await s.proxy.refuse()
  await s.until(() => s.errors('connect-failed').length >= 3)
  await s.proxy.listen()
  await s.back()
}

/** The first connection meets it, and then a retry twice in a row. */
const handshake = (failure, options) => async (s) => {
  s.proxy.next(failure)
  await s.opened(s[options])
  s.proxy.next(failure, failure)
  s.proxy.reset()
  await s.until(() => s.proxy.played === 3)
  await s.back()
  assert.equal(s.proxy.failures.length, 0)
}

const silence = (...directions) =>
  async function blackhole(s) {
    await s.opened(s.soonDead)
    s.proxy.silence(...directions)
    s.burst()
    await s.until(() => s.closes().length > 0)
    assert.equal(s.closes()[0].reason, 'no answer to ping')
    // Alipay's one socket is in use until its closing is over, which takes `ws` 30 s.
    if (s.keepsDeadSocket) s.proxy.reset()
    await s.back()
  }

async function delay(s) {
  s.proxy.delay = 150
  await s.opened({ pingTimeout: 50 })
  for (let i = 0; i < 3; i += 1) {
    s.burst()
    await s.echoed()
  }
  s.assertNoLoss()
}

const cut = (direction, how) => async (s) => {
  await s.opened()
  for (const bytes of [1, 5, 43]) {
    s.proxy.cut(direction, bytes, how)
    s.burst()
    await s.back()
  }
}

/** A ping into a socket that is closing is refused, and that would soon end the connection with our own code. */
const NO_PING = { pingTimeout: 0 }

const close = (code) => async (s) => {
  await s.opened(NO_PING)
  s.burst()
  s.peer.close(code, 'as you were')
  await s.back()
  s.assertClosedWith(code)
}

async function closeWithoutFrame(s) {
  await s.opened(NO_PING)
  s.burst()
  s.peer.drop()
  await s.back()
  s.assertClosedWith(1006)
}

async function flapping(s) {
  s.peer.flap(6)
  await s.opened()
  assert.equal(s.peer.flaps, 0)
  assert.ok(s.ledger.opens >= 7)
}

async function large(s) {
  await s.opened()
  s.ledger.send(s.task, MIB)
  s.ledger.send(s.task, MIB)
  await s.echoed()
  s.assertNoLoss()
}

async function largeCut(s) {
  await s.opened()
  for (const direction of ['up', 'down']) {
    s.proxy.cut(direction, 300_000, 'reset')
    s.ledger.send(s.task, MIB)
    s.ledger.send(s.task, MIB)
    await s.back()
  }
}

export const faults = [
  { name: 'refused', run: refused, hasTwin: true },
  { name: 'reset on accept', run: handshake('reset on accept'), hasTwin: true },
  { name: 'reset in request', run: handshake('reset in request') },
  { name: 'reset in response', run: handshake('reset in response') },
  { name: 'reset after response', run: handshake('reset after response') },
  { name: 'hang', run: handshake('hang', 'soonLate'), hasTwin: true },
  { name: 'hang in response', run: handshake('hang in response', 'soonLate') },
  { name: 'blackhole', run: silence('up', 'down'), hasTwin: true },
  { name: 'blackhole up', run: silence('up') },
  { name: 'blackhole down', run: silence('down'), hasTwin: true },
  { name: 'delay', run: delay, hasTwin: true },
  { name: 'cut frame up', run: cut('up', 'reset') },
  { name: 'cut frame down', run: cut('down', 'reset') },
  { name: 'end in frame', run: cut('down', 'end') },
  ...[1000, 1001, 1011, 1012, 1013, 4000].map((code) => ({
    name: `close ${code}`,
    run: close(code),
    hasTwin: true,
  })),
  { name: 'close without frame', run: closeWithoutFrame, hasTwin: true },
  { name: 'flapping', run: flapping, hasTwin: true },
  { name: '1 MiB', run: large, hasTwin: true },
  { name: '1 MiB cut', run: largeCut },
]
