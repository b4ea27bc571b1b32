// A life in which every event of 1.x comes.

import assert from 'node:assert/strict'

/** Open, message, ping, refused retry, open, dead, open. */
export async function wholeLife(w, hook) {
  await w.opened({ pingTimeout: 1000, pongTimeout: 500, reconnectTimeout: 100 }, hook)
  w.net.link.push('news')
  await w.advance(1700)
  assert.equal(w.connects, 1, 'a live link stays')
  w.net.next('refuse')
  w.net.link.closeByServer(1000, '')
  await w.until(() => w.host.open.length === 1 && w.connects === 3, 20_000)
  await w.advance(100)
  w.net.mute = true
  await w.until(() => w.connects === 4, 20_000)
  w.net.mute = false
  await w.until(() => w.host.socket.state === 'open', 20_000)
  await w.advance(1300)
  assert.ok(w.host.socket.sends.length >= 1, 'the heartbeat goes on')
}
