// `node overflow-runs.mjs ENGINE`: full stacks inside calls of the package, as overflow.test.mjs says. Prints how many, and
// after how many of them the tasks had ended. Node itself writes to stderr when its own functions find the stack full.

import assert from 'node:assert/strict'
import { hasOneSocket } from '../../support/hosts/quirks.mjs'
import { world } from '../../support/world.mjs'

const HOSTS = ['wx', 'tt', 'my@single', 'mpx@promise', 'taro4@weapp', 'uni@mp-weixin', 'browser']
/** For each call and host. */
const RUNS = 3

/** Calls back where `rest` more calls of this function would fill the stack; gives how many there were. */
function dive(rest, call) {
  let calls = 0
  try {
    calls = dive(rest, call)
  } catch {
    // The stack is full.
  }
  if (calls === rest) {
    try {
      call()
    } catch {
      // The app has a `try` somewhere.
    }
  }
  return calls + 1
}

/** What an app may call, and a host; `watch` gets the Promises. */
const CALLS = {
  'task.send': ({ task, watch }) => watch(task.send('deep')),
  'task.ping': ({ task, watch }) => watch(task.ping()),
  'task.reconnect': ({ task }) => task.reconnect(),
  'task.close': ({ task }) => task.close(),
  'task.destroy': ({ task }) => task.destroy(),
  'an option': ({ task }) => (task.opts.pingTimeout = 5000),
  'task.state': ({ task }) => task.state,
  'a message': ({ socket }) => socket.receive('deep'),
}

/** An open task, and what its app was told and waits for. */
async function openTask(w) {
  const told = []
  const results = []
  const task = await w.start({ pingTimeout: 0, minUptime: 0 }, (each) => {
    each.onError = ({ code }) => told.push(code)
    each.onGiveUp = ({ reason }) => told.push(reason)
    each.onMessage = ({ data }) => told.push(data)
  })
  await w.until(() => task.state === 'open')
  const { link } = w.net
  return { task, told, results, link, socket: w.host.socket, watch: (each) => results.push(each) }
}

async function assertLives(w, { task, told }, link) {
  const state = task.state
  if (state === 'closed') task.open()
  if (state === 'destroyed') return assert.ok(told.every((each) => each === 'deep'))
  await w.until(() => task.state === 'open', 60_000, `${state} opens`)
  await w.settle(task.send('after'))
  const before = w.connects
  link().closeByServer(1000, '')
  await w.until(() => w.connects > before && task.state === 'open', 60_000, 'it reconnects')
  task.close()
  await w.advance(3000)
  task.destroy()
}

async function assertEnded({ task, told }) {
  assert.deepEqual(told.slice(-2), ['engine', 'engine'])
  assert.equal(told.filter((each) => each === 'engine').length, 2, 'onError and onGiveUp, once')
  assert.equal(task.state, 'given-up')
  await assert.rejects(task.send('more'), { code: 'given-up' })
}

async function run(w, call, rest) {
  const others = hasOneSocket(w.name) ? [] : [await openTask(w)]
  const tasks = [...others, await openTask(w)]
  const last = tasks.at(-1)
  const work = () => CALLS[call](last)
  if (rest === null) work()
  else dive(rest, work)
  await w.advance(15_000)
  for (const promise of last.results) {
    const outcome = w.watch(promise)
    await w.advance(1)
    assert.notEqual(outcome.state, 'pending')
  }
  let ends = 0
  for (const each of tasks.reverse()) {
    if (each.told.includes('engine')) ends += 1
    if (each.told.includes('engine')) await assertEnded(each)
    else await assertLives(w, each, () => (each === last ? w.net.link : each.link))
  }
  assert.ok(ends === 0 || ends === tasks.length, 'all or none')
  await w.advance(60_000)
  w.assertNothingLeft()
  return ends > 0
}

let runs = 0
let ends = 0
for (const host of HOSTS) {
  const w = await world({ engine: process.argv[2], host })
  w.name = host
  // What has never been called needs more of the stack at its first call.
  for (const call in CALLS) for (let i = 0; i < 2; i += 1) await run(w, call, null)
  for (const call in CALLS) {
    for (let i = 0; i < RUNS; i += 1) {
      runs += 1
      const rest = Math.floor(Math.random() * 120)
      try {
        if (await run(w, call, rest)) ends += 1
      } catch (error) {
        error.message = `${host}, ${call}, ${rest} calls before the end: ${error.message}`
        throw error
      }
    }
  }
}
process.stdout.write(JSON.stringify({ runs, ends }))
