// What wrappers around a host's sockets do wrong: they count sockets that are gone, and tell one socket what happens to
// another.

import assert from 'node:assert/strict'
import { v2 } from '../../support/cases.mjs'

/** A dead link is noticed within a second. */
const quick = { pingTimeout: 500, pongTimeout: 500, reconnectTimeout: 100, connectTimeout: 2000 }

const isRefused = ({ event }) => event.code === 'connect-failed'
const refused = (w) => w.recorder.of('onError').filter(isRefused)

for (const host of ['taro4@rn', 'taro4@h5']) {
  v2(`${host}: links that die silently use up none of the sockets that it counts`, async (make) => {
    const w = await make({ host })
    const task = await w.opened(quick)
    // The browser goes on closing each for 30 s.
    for (let dead = 1; dead <= 8; dead += 1) {
      // A link that has answered no ping would give the next one more time.
      await w.advance(600)
      w.net.link.isDead = true
      await w.until(() => task.state === 'waiting', 2000)
      await w.until(() => task.state === 'open', 1000)
    }
    assert.deepEqual(refused(w), [])
    assert.equal(w.host.alive.length, 9, 'the dead ones are still closing')
  })

  v2(`${host}: nor do attempts that hang, nor a server that closes`, async (make) => {
    const w = await make({ host })
    w.net.next('hang', 'hang', 'hang')
    const task = await w.start({ ...quick, connectTimeout: 500 })
    await w.until(() => task.state === 'open', 10_000)
    for (let lost = 1; lost <= 8; lost += 1) {
      w.net.link.drop()
      await w.until(() => task.state === 'waiting', 1000)
      await w.until(() => task.state === 'open', 1000)
    }
    assert.deepEqual(refused(w), [])
  })

  v2(`${host}: the server gets the close code, the wrapper is told to close too`, async (make) => {
    const w = await make({ host })
    const task = await w.opened()
    const { socket } = w.host
    const told = []
    const { close } = socket.task
    socket.task.close = (params) => {
      told.push(params.code)
      return close(params)
    }
    const results = []
    task.close({ code: 4001, reason: 'bye', success: () => results.push('success') })
    await w.advance(100)
    assert.deepEqual(w.net.link.closeSeen, { code: 4001, reason: 'bye' })
    assert.deepEqual([socket.closes[0], told], [[4001, 'bye'], [4001]])
    assert.deepEqual(results, ['success'])
  })
}

v2('taro4@rn: what its close throws or rejects is no error of the app', async (make) => {
  for (const fails of [
    () => {
      throw new Error('the wrapper')
    },
    () => Promise.reject(new Error('the wrapper')),
  ]) {
    const w = await make({ host: 'taro4@rn' })
    const task = await w.opened()
    w.host.socket.task.close = fails
    task.close()
    await w.advance(5000)
    assert.equal(w.recorder.of('onClose').length, 1)
    w.assertNothingLeft()
  }
})

for (const host of ['wx', 'swan', 'tt', 'taro4@weapp', 'uni@app', 'my@multiple', 'mpx@promise']) {
  v2(
    `${host}: a close of an older socket, told to the newest: that one is closed`,
    async (make) => {
      const w = await make({ host, quirks: { tellsClose: 'newest' } })
      const task = await w.opened(quick)
      w.net.link.isDead = true
      await w.until(() => task.state === 'waiting', 2000)
      await w.until(() => task.state === 'open', 2000)
      const [, newest] = w.host.sockets
      // The host has waited 30 s for the close of the dead one.
      await w.until(() => w.recorder.of('onClose').length === 2, 40_000)
      assert.equal(newest.closes.length, 1)
      // This close may be told to a newer one.
      await w.advance(5000)
      assert.equal(task.state, 'open')
      assert.equal(w.host.open.length, 1)
      assert.notEqual(w.host.open[0], newest)
    },
  )
}

v2('a close that comes twice, and inside the call of close, is one', async (make) => {
  const w = await make({ quirks: { closeReports: 'sync' } })
  const task = await w.opened()
  const { socket } = w.host
  socket.dispatch('close', { code: 1006, reason: '' })
  assert.equal(socket.closes.length, 1)
  await w.until(() => w.connects === 2 && task.state === 'open')
  await w.advance(10_000)
  assert.equal(w.recorder.of('onClose').length, 1)
  assert.equal(w.recorder.of('onClose')[0].event.code, 1006)
})

/** A wrapper whose tasks listen to the host's one socket: each hears what happens to all. */
const onGlobal = (more) => ({ host: 'my@single', quirks: { globalTasks: true, ...more } })

/** A link stays open for a minute. */
const lasts = (w, task) =>
  w.until(
    () => task.state === 'open' && w.now - w.recorder.of('onOpen').at(-1).at > 60_000,
    400_000,
    'a link stays',
  )

/** Where a socket can't be closed before its open, the host itself gives up after 30 s. */
for (const closeNeedsOpen of [false, true]) {
  const how = closeNeedsOpen ? 'which can’t be closed' : 'which is closed'
  v2(
    `listeners on the one socket: after an attempt that hung, ${how}, links stay`,
    async (make) => {
      const w = await make(onGlobal({ closeNeedsOpen }))
      w.net.next('hang')
      const task = await w.start({ connectTimeout: 3000, reconnectTimeout: 100 })
      await w.until(() => task.state === 'open', 120_000)
      await lasts(w, task)
      assert.equal(w.net.links.length <= 3, true, `${w.net.links.length} sockets were opened`)
      assert.equal(w.host.open.length, 1)
    },
  )
}

v2(
  'listeners on the one socket: an attempt that the user has closed closes no other',
  async (make) => {
    const w = await make(onGlobal())
    w.net.next('hang')
    const first = await w.start()
    first.close()
    await w.advance(5000)
    assert.equal(w.host.alive.length, 0)
    const second = await w.opened()
    await w.advance(5000)
    assert.equal(second.state, 'open')
    first.open()
    second.destroy()
    await w.until(() => first.state === 'open', 60_000)
    await w.advance(20_000)
    assert.equal(first.state, 'open')
  },
)

v2(
  'listeners on the one socket: many attempts that nobody keeps close one at most',
  async (make) => {
    const w = await make(onGlobal({ closeReports: 'never' }))
    w.net.next(...Array(12).fill('hang'))
    const task = await w.start({
      connectTimeout: 500,
      reconnectTimeout: 100,
      reconnectTimeoutMax: 100,
    })
    await w.until(() => w.net.links.length > 0, 600_000)
    await lasts(w, task)
    assert.equal(w.net.links.length <= 3, true, `${w.net.links.length} sockets were opened`)
  },
)
