// What must work on every host. A scenario is `run(s)` on a stage (virtual.test.mjs, loopback.test.mjs),
// which has the host, the network and the server of one test:
//
//   await s.start(options, hooks)    a task, its hooks recorded in `s.log`; `hooks(task)`: or these alone
//   await s.opened(options)          one that is open
//   await s.until(() => …)           until something has happened, sooner than a heartbeat would find out
//   await s.untilOver()              until no socket, listener or timer is left
//   await s.rest()                   until what is under way has arrived
//   s.server                         close(code, reason) · refuse(): the next handshake · blackhole(on) ·
//                                    received: all data, with the pings · opened: how many connections
//   s.sockets                        how many of the host's are connecting or open
//   s.listeners                      how many of ours the host has, where that can be seen
//   s.codeOf(code)                   the close code that the host makes of the server's
//   s.realm, s.oneSocket, s.quick

import assert from 'node:assert/strict'
import { runInNewContext } from 'node:vm'
import { bufferIn, bytesOf } from '../../support/hosts/shapes.mjs'

const HOOKS =
  'onOpen onClose onError onMessage onReconnect onReopen onGiveUp onStateChange onLatency'
const STATES = ['waiting', 'connecting', 'open']
const PING = 'heartbeat'

const countOf = (s, name) => s.log.filter((entry) => entry.name === name).length
const last = (s, name) => s.log.findLast((entry) => entry.name === name)?.event
const messages = (s) =>
  s.log.filter(({ name, event }) => name === 'onMessage' && event.data !== PING)

/** Sends, and waits for the echo. */
async function echo(s, task, data) {
  const before = messages(s).length
  await s.settle(task.send(data))
  await s.until(() => messages(s).length > before)
  return messages(s).at(-1).event.data
}

async function opensAgain(s, task, opened) {
  await s.until(() => s.server.opened > opened && task.state === 'open')
}

/** No socket, timer or listener remains, and no attempt follows. */
async function isOver(s) {
  await s.untilOver()
  const { opened } = s.server
  await s.rest()
  assert.equal(s.server.opened, opened, 'no zombie')
}

async function ends(s, task) {
  task.close()
  await s.until(() => task.state === 'closed', 'closed')
  await isOver(s)
}

async function open(s) {
  const task = await s.opened()
  assert.equal(countOf(s, 'onOpen'), 1)
  assert.equal(s.log[0].name, 'onOpen')
  assert.equal(s.log[0].self, task)
  assert.equal(s.server.opened, 1)
  assert.equal(s.sockets, 1)
  await ends(s, task)
}

async function text(s) {
  const task = await s.opened()
  for (const sent of ['hello', '', 'héllo 汉字 😀 👩‍👩‍👧', '😀'.repeat(5000)])
    assert.equal(await echo(s, task, sent), sent)
  assert.equal(await echo(s, task, { data: 'in an object' }), 'in an object')
  await ends(s, task)
}

async function binary(s) {
  const task = await s.opened()
  const bytes = Array.from({ length: 300 }, (_, i) => (i * 37 + 250) % 256)
  const { ArrayBuffer: Buffer, Uint8Array, DataView } = s.realm
  const whole = bufferIn(Buffer, bytes)
  const foreign = bufferIn(runInNewContext('ArrayBuffer'), bytes)
  for (const [sent, expected] of [
    [whole, bytes],
    [new Uint8Array(whole, 3, 7), bytes.slice(3, 10)],
    [new DataView(whole, 290), bytes.slice(290)],
    [foreign, bytes],
    [new Buffer(0), []],
  ]) {
    const answer = await echo(s, task, sent)
    assert.equal(Object.prototype.toString.call(answer), '[object ArrayBuffer]')
    assert.deepEqual([...bytesOf(answer)], expected)
    assert.deepEqual([...bytesOf(s.server.received.findLast((data) => data !== PING))], expected)
  }
  await ends(s, task)
}

async function heartbeat(s) {
  const task = await s.opened({ pingTimeout: s.quick.pingTimeout })
  const pings = () => s.server.received.filter((data) => data === PING).length
  await s.until(() => pings() >= 3 && countOf(s, 'onMessage') >= 3)
  assert.equal(s.server.opened, 1)
  assert.equal(countOf(s, 'onClose'), 0)
  assert.equal(task.state, 'open')
  await ends(s, task)
}

async function serverCloses(s) {
  const task = await s.opened()
  for (const code of [1000, 4000, 1001]) {
    const before = s.server.opened
    s.server.close(code, 'restart')
    await opensAgain(s, task, before)
    assert.equal(last(s, 'onClose').code, s.codeOf(code))
  }
  await s.until(() => countOf(s, 'onOpen') === 4)
  assert.equal(countOf(s, 'onClose'), 3)
  assert.equal(countOf(s, 'onReconnect'), 3)
  assert.equal(s.sockets, 1)
  assert.equal(await echo(s, task, 'again'), 'again')
  await ends(s, task)
}

async function refused(s) {
  s.server.refuse()
  const task = await s.opened()
  assert.equal(countOf(s, 'onError'), 1)
  assert.equal(countOf(s, 'onClose'), 1)
  assert.equal(countOf(s, 'onReconnect'), 1)
  assert.equal(last(s, 'onError').code, 'connect-failed')
  assert.equal(await echo(s, task, 'at last'), 'at last')
  await ends(s, task)
}

async function blackhole(s) {
  const task = await s.opened(s.quick)
  s.server.blackhole(true)
  await s.until(() => countOf(s, 'onReconnect') > 0)
  assert.equal(last(s, 'onClose').reason, 'no answer to ping')
  const before = s.server.opened
  // From here on silence ends nothing.
  task.opts.pongTimeout = 10_000
  s.server.blackhole(false)
  await opensAgain(s, task, before)
  assert.equal(await echo(s, task, 'back'), 'back')
  await ends(s, task)
}

async function reconnects(s) {
  const task = await s.opened()
  const { listeners } = s
  for (let round = 1; round <= 20; round += 1) {
    const before = s.server.opened
    if (round % 2) s.server.close(1001, '')
    else task.reconnect()
    await opensAgain(s, task, before)
    await s.until(() => s.sockets === 1)
    assert.equal(s.listeners, listeners)
  }
  await s.until(() => countOf(s, 'onOpen') === 21)
  assert.equal(countOf(s, 'onReconnect'), 20)
  assert.equal(await echo(s, task, 'once'), 'once')
  assert.equal(messages(s).length, 1, 'no listener of old sockets')
  await ends(s, task)
}

async function closes(s) {
  const task = await s.opened()
  const results = []
  task.close({
    code: 4001,
    reason: 'done',
    success: () => results.push('success'),
    complete: () => results.push('complete'),
  })
  await s.until(() => countOf(s, 'onClose') === 1 && results.length === 2)
  await isOver(s)
  task.close()
  await isOver(s)
  assert.deepEqual(results, ['success', 'complete'])
  assert.deepEqual(
    s.log.map(({ name }) => name),
    ['onOpen', 'onClose'],
  )
  assert.equal(task.state, 'closed')
  assert.equal(s.server.opened, 1)
}

async function closesEarly(s) {
  let state
  const task = await s.start({}, (made) => {
    s.record(made)
    state = made.state
    made.close()
  })
  await s.until(() => task.state === 'closed' && countOf(s, 'onClose') === 1)
  await isOver(s)
  // A Promise may lead to a socket that has opened meanwhile.
  if (state !== 'open') assert.equal(countOf(s, 'onOpen'), 0)
  assert.equal(countOf(s, 'onReconnect') + countOf(s, 'onError'), 0)
}

async function closesAndOpens(s) {
  const task = await s.opened()
  for (const pause of [() => {}, () => s.until(() => s.sockets === 0)]) {
    const before = s.server.opened
    task.close()
    await pause()
    task.open()
    await opensAgain(s, task, before)
    await s.until(() => s.sockets === 1)
  }
  await s.until(() => countOf(s, 'onOpen') === 3)
  assert.equal(countOf(s, 'onClose'), 2)
  assert.equal(countOf(s, 'onReconnect'), 0)
  assert.equal(await echo(s, task, 'again'), 'again')
  await ends(s, task)
}

async function twoTasks(s) {
  const one = await s.opened()
  const ofOne = s.log.splice(0)
  const reported = []
  one.onClose = ({ reason }) => reported.push(`close: ${reason}`)
  one.onGiveUp = ({ reason }) => reported.push(`giveUp: ${reason}`)
  one.onMessage = ({ data }) => data !== PING && reported.push(`message: ${data}`)
  assert.equal(ofOne.length, 1)
  const two = await s.opened()
  assert.equal(await echo(s, two, 'of two'), 'of two')
  await s.rest()
  if (s.oneSocket) {
    assert.deepEqual(reported, ['close: superseded', 'giveUp: superseded'])
    assert.equal(one.state, 'given-up')
    assert.equal(s.sockets, 1)
    assert.equal(s.server.opened, 2, 'nobody fights')
  } else {
    await s.settle(one.send('of one'))
    await s.until(() => reported.length > 0)
    assert.deepEqual(reported, ['message: of one'])
    assert.equal(s.sockets, 2)
  }
  assert.equal(two.state, 'open')
  assert.equal(messages(s).length, 1)
  one.destroy()
  await ends(s, two)
}

/** A life with a bit of everything, until the hook that closes has been called (in that state). */
async function closesInHook(s, hook, state) {
  let calls = 0
  const options = { repeatLimit: hook === 'onGiveUp' ? 0 : null }
  if (hook === 'onLatency') options.pingTimeout = s.quick.pingTimeout
  const before = s.server.opened
  const task = await s.start(options, (made) => {
    made[hook] = () => {
      calls += 1
      if (!state || made.state === state) made.close()
    }
  })
  const isClosed = () => task.state === 'closed'
  await s.until(() => isClosed() || (task.state === 'open' && s.server.opened > before))
  if (!isClosed() && ['onMessage', 'onLatency'].includes(hook)) {
    task.send('hello')
    await s.until(isClosed)
  }
  if (!isClosed()) {
    if (hook === 'onError') s.server.refuse()
    s.server.close(1001, '')
    await s.until(isClosed)
  }
  await s.until(() => s.sockets === 0)
  await isOver(s)
  assert.equal(task.state, 'closed', hook)
  assert.ok(calls > 0, hook)
}

async function closesInHooks(s) {
  for (const hook of HOOKS.split(' ')) await closesInHook(s, hook)
  for (const state of STATES) await closesInHook(s, 'onStateChange', state)
}

export const scenarios = [
  { name: 'open', run: open },
  { name: 'text', run: text },
  { name: 'binary', run: binary },
  { name: 'heartbeat', run: heartbeat },
  { name: 'server closes', run: serverCloses },
  { name: 'refused', run: refused },
  { name: 'blackhole', run: blackhole },
  { name: 'reconnect ×20', run: reconnects },
  { name: 'close', run: closes },
  { name: 'close early', run: closesEarly },
  { name: 'close, open', run: closesAndOpens },
  { name: 'two tasks', run: twoTasks },
  { name: 'close in hooks', run: closesInHooks },
]
