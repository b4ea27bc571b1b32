// The codes that servers and users see. 1000 tells a server that the session has ended, and some throw it away then.

import assert from 'node:assert/strict'
import { v2 } from '../../support/cases.mjs'
import { families, miniPrograms } from '../../support/hosts/families.mjs'

/** All but mpx on the web, whose `close` passes no code on. */
const HOSTS = families.filter((name) => name !== 'mpx@web')

const PINGS = { pingTimeout: 1_000, pongTimeout: 1_000 }

/** What each server's end of a link saw as its close. */
const seen = (w) => w.net.links.map(({ closeSeen }) => closeSeen?.code)

/** Whether a host's sockets are those of a `WebSocket` class. */
const isClass = (host) => !miniPrograms.includes(host)

/** Waits until the server has seen the close of its first link. */
const closed = (w, what) => w.until(() => seen(w)[0] !== undefined, 60_000, what)

const replacements = {
  'reconnect()': (task) => task.reconnect(),
  'a newer task': (task, w) => void w.start(),
}

/** What ends a link that the package does not want any more, by the code that says so. */
const refused = {
  3008: (task, w) => (w.net.mute = true),
  4000: (task) => task.reconnect(),
}

v2('a dead link: 3008', async (make) => {
  for (const host of HOSTS) {
    const w = await make({ host })
    await w.opened(PINGS)
    w.net.mute = true
    await closed(w, host)
    assert.equal(seen(w)[0], 3008, host)
  }
})

v2('a link that is replaced: 4000', async (make) => {
  for (const host of [...HOSTS, 'dd']) {
    for (const [what, replace] of Object.entries(replacements)) {
      const w = await make({ host })
      const task = await w.opened()
      replace(task, w)
      await w.advance(10_000)
      const [code] = seen(w)
      if (what === 'reconnect()' || code !== undefined) assert.equal(code, 4000, `${host}, ${what}`)
    }
  }
})

v2('a link that reports an error, and no ping can test it: 4000', async (make) => {
  const w = await make({ quirks: { lost: 'error' } })
  await w.opened({ pingTimeout: 0 })
  w.host.socket.dispatch('error', {}, { errMsg: 'broken' })
  await closed(w)
  assert.equal(seen(w)[0], 4000)
})

v2('an attempt that has timed out and opens all the same: 3008', async (make) => {
  for (const host of families) {
    const w = await make({ host })
    w.net.slow = 2_500
    const connectSocketParams = { url: 'wss://example.test/socket', timeout: 60_000 }
    await w.start({ connectTimeout: 1_000, connectSocketParams })
    await w.advance(20_000)
    assert.equal(seen(w).includes(1000), false, host)
  }
})

v2('close() and destroy(): 1000, or the user’s own', async (make) => {
  for (const host of HOSTS) {
    for (const [end, code] of [
      [(task) => task.close(), 1000],
      [(task) => task.close({ code: 4321 }), 4321],
      [(task) => task.destroy(), 1000],
    ]) {
      const w = await make({ host })
      end(await w.opened())
      await closed(w, host)
      assert.equal(seen(w)[0], code, host)
    }
  }
})

v2('close() of an attempt that opens after that: the user’s own', async (make) => {
  const w = await make()
  w.net.slow = 1_000
  const task = await w.start()
  task.close({ code: 4321 })
  await w.advance(10_000)
  assert.deepEqual(seen(w), [4321])
})

v2('a host that refuses the code gets 1000 after it', async (make) => {
  for (const host of HOSTS) {
    for (const closeCodes of ['fails', 'throws']) {
      // A class can only throw.
      if (closeCodes === 'fails' && isClass(host)) continue
      for (const [code, end] of Object.entries(refused)) {
        const w = await make({ host, quirks: { closeCodes } })
        const task = await w.opened(PINGS)
        const { socket } = w.host
        end(task, w)
        await closed(w, host)
        const [first] = socket.closes.map((given) => given.code ?? given[0])
        assert.equal(first, Number(code), `${host} ${closeCodes}`)
        assert.equal(seen(w)[0], 1000, `${host} ${closeCodes}`)
        await w.until(() => task.state === 'open', 10_000, host)
      }
    }
  }
})

v2('a loss without a code, or with code 0, is shown as 1006', async (make) => {
  for (const host of families) {
    for (const code of [0, undefined]) {
      const w = await make({ host })
      const asked = []
      const shouldReconnect = (loss) => void asked.push(loss.code)
      const task = await w.opened({ shouldReconnect })
      w.net.link.end({ code, reason: 'lost' })
      await w.until(() => task.state !== 'open', 1_000, host)
      const [{ args }] = w.log.filter(({ name }) => name === 'onClose')
      assert.equal(args[0].code, 1006, `${host} ${code}`)
      assert.deepEqual(asked, [1006], host)
      assert.deepEqual({ ...task.stats().closes }, { 1006: 1 }, host)
    }
  }
})

v2('so it is if the socket had been asked to close', async (make) => {
  const w = await make()
  const task = await w.opened()
  w.net.blackhole = true
  task.close()
  w.host.socket.lostLink({ code: 0, reason: '' }, null)
  await w.advance(10)
  const [{ args }] = w.log.filter(({ name }) => name === 'onClose')
  assert.equal(args[0].code, 1006)
})
