// Random lives whose hooks misbehave: they throw, call back into the task, swap themselves; and lives
// that end by give-up or destroy() in the middle. The seeds are those of invariants.test.mjs.

import assert from 'node:assert/strict'
import { v2 } from '../../support/cases.mjs'
import { randomOf } from '../../support/random.mjs'
import { ALL_HOOKS } from '../../support/recorder.mjs'
import { acts, Book, heal } from './life.mjs'

const SEEDS = Number(process.env.WSHB_SEEDS ?? 15)
const BOOM = 'a hook throws'

for (const [host, repeatLimit] of [
  ['wx', null],
  ['wx', 3],
  ['taro3@weapp', 2],
]) {
  v2(`random lives with misbehaving hooks on ${host}, repeatLimit ${repeatLimit}`, async (make) => {
    for (let seed = 1; seed <= SEEDS; seed += 1) {
      const trace = []
      try {
        await life(make, { host, repeatLimit, seed, trace })
      } catch (error) {
        error.message = `seed ${seed}: ${error.message}\n  ${trace.join('\n  ')}`
        throw error
      }
    }
  })
}

/** What a hook may do to its own task. */
const deeds = (random, book) => ({
  nothing() {},
  'nothing more': () => {},
  throw() {
    throw new Error(BOOM)
  },
  send: (task) => book.send(task),
  ping: (task) =>
    void task.ping().then(
      () => {},
      () => {},
    ),
  close: (task) => task.close(),
  open: (task) => task.open(),
  reconnect: (task) => random.chance(0.3) && task.reconnect(),
  'close, open': (task) => (task.close(), task.open()),
  'reconnect, close': (task) => (task.reconnect(), task.close()),
  'an option': (task) => (task.opts.pingTimeout = random.pick([0, 300, 1000])),
})

async function life(make, { host, repeatLimit, seed, trace }) {
  const random = randomOf(seed * 7919)
  const w = await make({ host, quirks: { maxSockets: 100 }, random: random.next })
  w.noisy = true
  const book = new Book()
  const all = deeds(random, book)
  // Bad acts are limited: hooks that always reconnect would never end, which is correct.
  let ration = 25
  const also = (name, event, task) => {
    if (ration <= 0 || random.chance(0.5)) return
    ration -= 1
    const deed = random.pick(Object.keys(all))
    trace.push(`${w.clock.elapsed}   ${name}: ${deed}`)
    all[deed](task)
  }
  const options = {
    pingTimeout: 1000,
    pongTimeout: 500,
    reconnectTimeout: 200,
    connectTimeout: 2000,
    repeatLimit,
  }
  const task = await w.start(options, (t) => w.recorder.hook(t, { hooks: ALL_HOOKS, also }))
  const things = acts(w, task, random, book)
  for (let step = 0; step < 25; step += 1) {
    const name = random.pick(Object.keys(things))
    trace.push(`${w.clock.elapsed} ${task.state}: ${name}`)
    await things[name]()
    await w.advance(random.pick([0, 1, 20, 150, 1000, 4000]))
    check(w)
  }
  ration = 0
  heal(w)
  trace.push(`${w.clock.elapsed} ${task.state}: all is well again`)
  task.open()
  await w.advance(200_000)
  if (task.state !== 'given-up') {
    assert.equal(task.state, 'open')
    assert.equal(w.host.open.length, 1)
  }
  check(w)
  task.destroy()
  const { length } = w.log
  await w.advance(100_000)
  assert.equal(w.log.length, length, 'no hook after destroy()')
  assert.equal(w.host.open.length, 0)
  assert.equal(w.clock.count('timer'), 0)
  for (const [n, results] of book.results)
    assert.equal(results.length, 1, `send ${n}: ${results.join()}`)
}

function check(w) {
  for (const error of w.uncaught) assert.equal(error?.message, BOOM)
  // Re-throws of hooks are timers too, gone within the moment.
  assert.ok(w.host.unhandled.size === 0, 'a rejection nobody handled')
  let open = false
  for (const { name } of w.log) {
    if (name === 'onOpen') assert.equal(open, false, 'onOpen without onClose before it')
    if (name === 'onMessage') assert.equal(open, true, 'onMessage outside of a connection')
    if (name === 'onOpen') open = true
    if (name === 'onClose') open = false
  }
}
