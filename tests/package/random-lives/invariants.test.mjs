// Invariants over random lives, on the packed package. A failing seed is named in the message;
// `WSHB_SEEDS=1000 node --test tests/package/random-lives/invariants.test.mjs` tries more of them.

import assert from 'node:assert/strict'
import { v2 } from '../../support/cases.mjs'
import { randomOf } from '../../support/random.mjs'
import { acts, Book, heal, HOSTS, someOptions } from './life.mjs'

const SEEDS = Number(process.env.WSHB_SEEDS ?? 15)
const FIRST = Number(process.env.WSHB_FIRST_SEED ?? 1)
const STEPS = 40

for (const host of HOSTS) {
  v2(`random lives on ${host}`, async (make) => {
    for (let seed = FIRST; seed < FIRST + SEEDS; seed += 1) {
      const trace = []
      try {
        await life(make, host, seed, trace)
      } catch (error) {
        error.message = `seed ${seed} on ${host}: ${error.message}\n  ${trace.join('\n  ')}`
        throw error
      }
    }
  })
}

async function life(make, host, seed, trace) {
  const random = randomOf(seed)
  const w = await make({ host, quirks: { maxSockets: 40 }, random: random.next })
  const book = new Book()
  const task = await w.start(someOptions(w, random))
  const all = acts(w, task, random, book)
  for (let step = 0; step < STEPS; step += 1) {
    const name = random.pick(Object.keys(all))
    trace.push(`${w.clock.elapsed} ${task.state}: ${name}`)
    await all[name]()
    await w.advance(random.pick([0, 1, 20, 150, 1000, 4000]))
    check(w, task)
  }
  heal(w)
  await endOpen(w, task, trace)
  await endDestroyed(w, task)
  checkBook(w, book)
}

function check(w, task) {
  assert.deepEqual(w.uncaught, [])
  // Where a Promise is made of timers, they come and go beside ours.
  const { length } = w.clock.items.filter(({ kind, at }) => kind === 'timer' && at > w.now)
  assert.ok(length <= 1, `${length} timers`)
  assert.ok(w.longestTimer < 2 ** 31)
  checkOrder(w)
  if (task.state === 'open') assert.ok(task.socketTask, 'open without a socket')
}

/** Invariant 3, from the app's point of view. */
function checkOrder(w) {
  let open = false
  for (const { name } of w.log) {
    if (name === 'onOpen') assert.equal(open, false, 'onOpen without onClose before it')
    if (name === 'onMessage') assert.equal(open, true, 'onMessage outside of a connection')
    if (name === 'onOpen') open = true
    if (name === 'onClose') open = false
  }
}

/** When everything works again, the task comes back. */
async function endOpen(w, task, trace) {
  task.opts.pingTimeout = 1000
  task.opts.pongTimeout = 500
  task.open()
  trace.push(`${w.clock.elapsed} ${task.state}: all is well again`)
  await w.advance(200_000)
  assert.equal(task.state, 'open', 'back once all is well')
  const open = w.host.open.map((socket) => socket.api)
  assert.ok(open.includes(task.socketTask), 'its socket is really open')
  assert.equal(w.host.open.length, 1, 'and it is the only one')
  const { length } = w.received
  await w.advance(3000)
  assert.ok(w.received.length > length, 'the heartbeat goes on')
}

async function endDestroyed(w, task) {
  const { length } = w.log
  const before = w.connects
  task.destroy()
  await w.advance(100_000)
  assert.equal(w.log.length, length, 'no hook after destroy()')
  assert.equal(w.connects, before, 'no connect after destroy()')
  // On such a host, a connect that reports nothing (mute) never ends, even if it is asked to close.
  assert.equal(w.host.open.length, 0, 'an open socket stays')
  const { timers, listeners } = w.leftovers()
  assert.deepEqual({ timers, listeners }, { timers: 0, listeners: 0 })
}

/** Invariant 11: one result each, nothing twice, nothing out of order on one connection. */
function checkBook(w, book) {
  for (const [n, results] of book.results)
    assert.equal(results.length, 1, `send ${n}: ${results.join()}`)
  const arrived = w.received.filter((data) => typeof data === 'string' && data.startsWith('#'))
  const numbers = arrived.map((data) => Number(data.slice(1)))
  assert.equal(new Set(numbers).size, numbers.length, 'sent twice')
  assert.deepEqual(
    [...numbers].sort((a, b) => a - b),
    numbers,
    'out of order',
  )
  for (const [n, [result]] of book.results) {
    if (numbers.includes(n)) continue
    assert.ok(result, `send ${n} has a result`)
  }
}
