// What follows a trap of the core, on simulated hosts: its tasks end, in Rust and in JS, and later ones get another core.

import assert from 'node:assert/strict'
import { v2 } from '../../support/cases.mjs'

const HOSTS = [
  'wx',
  'swan',
  'tt',
  'my@single',
  'dd',
  'mpx@promise',
  'taro4@weapp',
  'browser',
  'taro4@h5',
]
/** Where a message has its result at once: sockets of a `WebSocket` class. */
const TAKES_AT_ONCE = ['browser', 'taro4@h5']

/** Makes the core trap: it calls `new Array` for the numbers of `stats()`. */
function trap(w, task) {
  const { Array } = w.realm
  w.realm.Array = function () {
    throw new Error('no arrays')
  }
  try {
    assert.equal(task.stats(), null)
  } finally {
    w.realm.Array = Array
  }
}

/** A task, and what its app is told from now on. */
async function told(w, options = {}) {
  const lines = []
  const task = await w.start({ pingTimeout: 0, ...options }, (each) => {
    each.onError = ({ code }) => lines.push(`error ${code}`)
    each.onClose = () => lines.push('close')
    each.onGiveUp = ({ reason, lastError }) => lines.push(`give-up ${reason} ${lastError.code}`)
    each.onMessage = () => lines.push('message')
    each.onOpen = () => lines.push('open')
  })
  return { task, lines }
}

const END = ['error engine', 'give-up engine engine']

for (const host of HOSTS) {
  v2(
    `${host}: a trap ends the task, leaves nothing on the host, and the next task works`,
    async (make) => {
      const w = await make({ host })
      for (let round = 0; round < 3; round += 1) {
        const { task, lines } = await told(w)
        await w.until(() => task.state === 'open')
        w.host.quirks.send = 'silent'
        w.net.mute = true
        const calls = (TAKES_AT_ONCE.includes(host) ? [] : [task.send('x')])
          .concat(task.ping())
          .map((promise) => w.watch(promise))
        await w.advance(100)
        w.host.quirks.send = 'ok'
        w.net.mute = false
        lines.length = 0
        trap(w, task)
        assert.deepEqual(lines, [], 'not on this stack')
        w.host.socket.receive?.('late')
        await w.advance(100)
        assert.deepEqual(lines, END)
        assert.equal(task.state, 'given-up')
        for (const { state, value } of calls) {
          assert.deepEqual([state, value.code], ['rejected', 'given-up'])
        }
        await w.advance(5000)
        w.assertNothingLeft()
        task.open()
        task.destroy()
        await w.advance(60_000)
        w.assertNothingLeft()
        assert.deepEqual(lines, END)
      }
    },
  )
}

v2(
  'a trap ends all tasks, in each state; one at rest hears of it when it is used',
  async (make) => {
    const w = await make({ quirks: { maxSockets: 20 } })
    const open = await told(w)
    const closed = await told(w)
    closed.task.close()
    await w.advance(3000)
    w.net.next('refuse')
    const waiting = await told(w)
    await w.until(() => waiting.task.state === 'waiting')
    const running = [open, waiting]
    for (const { lines } of [...running, closed]) lines.length = 0
    trap(w, open.task)
    const meanwhile = w.watch(w.call(w.options()))
    await w.advance(100)
    for (const { lines, task } of running) assert.deepEqual([lines, task.state], [END, 'given-up'])
    assert.equal(meanwhile.state, 'fulfilled', 'a task that was made in that turn')

    assert.deepEqual([closed.lines, closed.task.state], [[], 'given-up'])
    assert.equal(closed.task.stats(), null)
    const sent = w.watch(closed.task.send('x'))
    await w.advance(1)
    assert.deepEqual([sent.state, sent.value.code], ['rejected', 'given-up'])
    closed.task.open()
    await w.advance(1000)
    assert.deepEqual([closed.lines, closed.task.state], [END, 'given-up'])
  },
)

/** When the trap comes while the host connects, and what the host does then. */
const CONNECTS = {
  'the handshake is slow': ['wx', (w) => (w.net.slow = 3000)],
  'calls need success': ['tt', (w) => (w.net.slow = 3000)],
  'the socket comes by a Promise': ['mpx@promise', (w) => w.host.next('pending')],
  'the one socket of the host': ['my@single', (w) => (w.net.slow = 3000)],
}

for (const [what, [host, prepare]] of Object.entries(CONNECTS)) {
  v2(`no socket opens after a trap: ${what}`, async (make) => {
    const w = await make({ host })
    const first = await told(w)
    await w.until(() => first.task.state === 'open')
    prepare(w)
    first.task.reconnect()
    await w.until(() => w.connects === 2)
    trap(w, first.task)
    await w.advance(20_000)
    assert.equal(w.host.open.length, 0)
    assert.equal(first.task.state, 'given-up')
    w.net.slow = 0
    const { task } = await told(w)
    await w.until(() => task.state === 'open')
  })
}

v2('a full stack in a hook of the app is the app’s own', async (make) => {
  const w = await make()
  const { task, lines } = await told(w)
  await w.until(() => task.state === 'open')
  const fill = () => fill()
  task.onMessage = fill
  w.net.link.push('news')
  await w.advance(100)
  assert.equal(w.uncaught.length, 1)
  w.uncaught.length = 0
  task.onMessage = () => lines.push('message')
  w.net.link.push('news')
  await w.advance(100)
  await w.settle(task.send('x'))
  assert.deepEqual(lines, ['open', 'message'])
})

v2('where Date.now throws, time stands still, and nothing else', async (make) => {
  const w = await make()
  w.net.mute = true
  const { task, lines } = await told(w)
  await w.until(() => task.state === 'open')
  const { now } = w.realm.Date
  w.realm.Date.now = () => {
    throw new Error('no time')
  }
  await w.settle(task.send('x'))
  w.net.link.push('news')
  await w.advance(100)
  assert.equal(task.stats().messagesIn, 1)
  w.realm.Date.now = now
  w.net.link.closeByServer(1000, '')
  await w.until(() => w.connects === 2 && task.state === 'open')
  assert.deepEqual(lines, ['open', 'message', 'close', 'open'])
})

/** What a host may have instead of `Math.random`. */
const RANDOMS = {
  throws() {
    throw new Error('no chance')
  },
  'gives no number': () => 1n,
}

for (const [how, random] of Object.entries(RANDOMS)) {
  v2(`a Math.random that ${how} ends no task, and retries are still spread`, async (make) => {
    const w = await make({ random })
    w.net.handshake = 'refuse'
    const waits = new Set()
    for (let i = 0; i < 8; i += 1) {
      await w.advance(137)
      const { task, lines } = await told(w)
      await w.until(() => task.state === 'waiting')
      const [since, before] = [w.now, w.connects]
      await w.until(() => w.connects > before)
      waits.add(Math.round(w.now - since))
      task.destroy()
      assert.ok(!lines.includes('error engine'), lines.join())
    }
    assert.ok(waits.size > 4, [...waits].join())
  })
}
