// Every argument of every method, and what functions of the app give back.

import assert from 'node:assert/strict'
import { DATA, FUNCTIONS, HOSTILE, OBJECTS, TEXTS, kindNames } from './kinds.mjs'

const NO_OBJECTS = kindNames.filter((kind) => ![...OBJECTS, ...HOSTILE].includes(kind))

/** `outcome` for the kinds that are named, `otherwise` for all others. */
const only = (named, outcome, otherwise) => (kind) => (named.includes(kind) ? outcome : otherwise)
const okOrIgnored = (kind) => (kind === 'undefined' ? 'ok' : 'ignored')
const UNREADABLE = [...HOSTILE, 'revoked callable']

/** A revoked callable is called like any function; what that throws reaches the app's own handler. */
function takeReports(w, kind) {
  const reports = w.uncaught.splice(0)
  for (const error of reports) assert.match(String(error), /revoked/, kind)
  assert.ok(reports.length === 0 || kind === 'revoked callable', kind)
}

async function codeOf(w, promise) {
  const outcome = w.watch(promise)
  await w.advance(50)
  if (outcome.state === 'fulfilled') return 'ok'
  assert.equal(outcome.state, 'rejected')
  const error = outcome.value
  assert.ok(error instanceof w.lib.WebsocketHeartbeatError, String(error))
  assert.match(error.message, /^data is .+; allowed: .{6,}/)
  return error.code
}

// --- the way in

async function create({ w }, value) {
  const outcome = w.watch(w.call(value))
  await w.advance(10)
  assert.ok(outcome.value instanceof w.lib.WebsocketHeartbeatError, String(outcome.value))
  assert.match(outcome.value.message, /^option/)
  return outcome.value.code
}

/** An app whose first call this is, and what comes after it. */
async function preload({ fresh }, argument, kind) {
  const other = await fresh()
  const outcome = other.watch(other.lib.preload(argument))
  await other.advance(10)
  assert.notEqual(outcome.state, 'pending')
  const task = await other.opened()
  assert.equal(task.state, 'open', 'it is not disturbed')
  if (outcome.state === 'fulfilled') return okOrIgnored(kind)
  assert.match(outcome.value.message, /a getter throws|revoked/)
  return 'as thrown'
}

// --- send

function send(message) {
  return (stage, value) => codeOf(stage.w, stage.task.send(message(value)))
}

/** With what may stand beside the data: it arrives. */
async function sendBeside(stage, message, kind) {
  const { w, task } = stage
  const before = w.received.length
  task.send({ data: 'beside', ...message })
  await w.advance(50)
  takeReports(w, kind)
  assert.equal(w.received.length, before + 1)
  assert.equal(w.received.at(-1), 'beside')
  return 'ok'
}

// --- close, reconnect, destroy: the end of a connection, whatever the argument; then a new one

async function close(stage, argument, kind) {
  const { w, task } = stage
  const socket = w.host.socket
  assert.equal(task.close(argument), undefined)
  await w.advance(3000)
  takeReports(w, kind)
  assert.deepEqual(
    w.names.filter((name) => name !== 'onMessage'),
    ['onStateChange', 'onClose'],
  )
  assert.equal(task.state, 'closed')
  const [{ code, reason }] = socket.closes
  task.open()
  await w.until(() => task.state === 'open')
  await w.advance(1)
  stage.look()
  return { code, reason }
}

async function closePlainly(stage, argument, kind) {
  assert.deepEqual(await close(stage, argument, kind), { code: 1000, reason: '' })
  return okOrIgnored(kind)
}

async function reconnect(stage, value, kind) {
  const { w, task } = stage
  assert.equal(task.reconnect(value), undefined)
  await w.until(() => task.state === 'open' && task.socketTask !== stage.socket, 3000)
  await w.advance(60)
  stage.look()
  return okOrIgnored(kind)
}

async function destroy(stage, value, kind) {
  const { w, task } = stage
  assert.equal(task.destroy(value), undefined)
  assert.equal(task.state, 'destroyed')
  await w.advance(3000)
  assert.ok(!w.names.includes('onClose'))
  w.assertNothingLeft()
  await stage.open()
  return okOrIgnored(kind)
}

// --- methods without arguments

async function ping({ w, task }, value, kind) {
  await w.settle(task.ping(value), 1000)
  return okOrIgnored(kind)
}

function open({ task }, value, kind) {
  assert.equal(task.open(value), undefined)
  return okOrIgnored(kind)
}

// --- listeners

function listen(method) {
  return ({ task }, value) => {
    const off = task[method](value, () => {})
    assert.equal(typeof (off ?? (() => {})), 'function')
    return 'ignored'
  }
}

function listener(method) {
  return async (stage, value, kind) => {
    const { w, task } = stage
    const off = task[method]('message', value)
    w.net.link.push('news')
    await w.advance(50)
    const isTold = w.uncaught.length > 0
    takeReports(w, kind)
    off()
    const isFunction = typeof value === 'function'
    assert.equal(isTold, kind === 'revoked callable')
    return isFunction ? 'ok' : 'ignored'
  }
}

async function slot(stage, value, kind) {
  const { w, task } = stage
  const before = task.onMessage
  task.onMessage = value
  assert.ok(Object.is(task.onMessage, value))
  w.net.link.push('news')
  await w.advance(50)
  takeReports(w, kind)
  task.onMessage = before
  return FUNCTIONS.includes(kind) ? 'ok' : 'ignored'
}

// --- what functions of the app give

async function params(stage, answer) {
  const { w } = stage
  let calls = 0
  const errors = []
  const connectSocketParams = () => (calls++ ? { url: 'wss://example.test/good' } : answer())
  const task = await w.settle(w.call(w.options({ connectSocketParams })), 100)
  task.onError = ({ code, message }) => errors.push({ code, message })
  await w.until(() => task.state === 'open', 10_000)
  task.destroy()
  await w.advance(100)
  assert.equal(errors.length, 1)
  assert.equal(typeof errors[0].message, 'string')
  return errors[0].code
}

async function pingMsg({ w, task, options }, value) {
  const before = task.opts.pingMsg
  task.opts.pingMsg = () => value
  const outcome = w.watch(task.ping())
  await w.advance(100)
  task.opts.pingMsg = before
  options.pingMsg = before
  const [error, ...more] = w.uncaught.splice(0)
  assert.deepEqual(more, [])
  if (outcome.state === 'fulfilled') return 'ok'
  assert.equal(outcome.value.code, 'send-failed')
  if (!error) return 'ignored'
  // Before it is copied, such a view looks like a complete one.
  if (/detached/.test(error.message)) return 'ignored'
  assert.match(error.message, /^option pingMsg is .+; allowed: .+/)
  return error.code
}

const isData = only(DATA, 'ok', 'invalid-data')

export const methods = [
  {
    name: 'WebsocketHeartbeat()',
    expected: only(NO_OBJECTS, 'invalid-option', 'no-host'),
    run: create,
  },
  {
    name: 'preload()',
    expected: (kind) => (UNREADABLE.includes(kind) ? 'as thrown' : okOrIgnored(kind)),
    run: preload,
  },
  {
    name: 'preload({ wasm })',
    // The entry of Node asks no choice for a path.
    expected: (kind, engine) =>
      engine === 'js' && UNREADABLE.includes(kind) ? 'as thrown' : okOrIgnored(kind),
    run: (stage, wasm, kind) => preload(stage, { wasm }, kind),
  },
  { name: 'send()', expected: isData, run: send((value) => value) },
  { name: 'send({ data })', expected: isData, run: send((data) => ({ data })) },
  ...['success', 'fail', 'complete', 'queue'].map((name) => ({
    name: `send({ ${name} })`,
    expected: () => 'ok',
    run: (stage, value, kind) => sendBeside(stage, { [name]: value }, kind),
  })),
  { name: 'ping()', expected: okOrIgnored, run: ping },
  { name: 'open()', expected: okOrIgnored, run: open },
  { name: 'reconnect()', expected: okOrIgnored, run: reconnect },
  { name: 'close()', expected: okOrIgnored, run: closePlainly },
  {
    name: 'close({ code })',
    expected: okOrIgnored,
    run: (stage, code, kind) => closePlainly(stage, { code }, kind),
  },
  {
    name: 'close({ reason })',
    expected: only(['undefined', ...TEXTS], 'ok', 'ignored'),
    async run(stage, reason, kind) {
      const event = await close(stage, { reason }, kind)
      assert.equal(event.code, 1000)
      if (event.reason === reason) return 'ok'
      assert.equal(event.reason, '')
      return okOrIgnored(kind)
    },
  },
  ...['success', 'fail', 'complete'].map((name) => ({
    name: `close({ ${name} })`,
    expected: only(['undefined', ...FUNCTIONS], 'ok', 'ignored'),
    async run(stage, value, kind) {
      await closePlainly(stage, { [name]: value }, kind)
      return typeof value === 'function' ? 'ok' : okOrIgnored(kind)
    },
  })),
  { name: 'destroy()', expected: okOrIgnored, run: destroy },
  ...['on', 'once', 'off'].map((name) => ({
    name: `${name}(type)`,
    expected: () => 'ignored',
    run: listen(name),
  })),
  ...['on', 'once'].map((name) => ({
    name: `${name}('message', fn)`,
    expected: only(FUNCTIONS, 'ok', 'ignored'),
    run: listener(name),
  })),
  {
    name: "off('message', fn)",
    expected: () => 'ignored',
    run: ({ task }, value) => (task.off('message', value), 'ignored'),
  },
  { name: 'onMessage =', expected: only(FUNCTIONS, 'ok', 'ignored'), run: slot },
  {
    name: 'connectSocketParams() gives',
    expected: () => 'params-failed',
    run: (stage, value) => params(stage, () => value),
  },
  {
    name: 'connectSocketParams() gives a Promise of',
    expected: () => 'params-failed',
    run: (stage, value) => params(stage, () => stage.w.realm.Promise.resolve(value)),
  },
  {
    name: 'connectSocketParams() throws',
    expected: () => 'params-failed',
    run: (stage, value) =>
      params(stage, () => {
        throw value
      }),
  },
  {
    name: 'connectSocketParams() rejects with',
    expected: () => 'params-failed',
    run: (stage, value) => params(stage, () => stage.w.realm.Promise.reject(value)),
  },
  {
    name: 'pingMsg() gives',
    expected: (kind) =>
      DATA.includes(kind)
        ? 'ok'
        : ['undefined', 'null', 'detached view'].includes(kind)
          ? 'ignored'
          : 'invalid-option',
    run: pingMsg,
  },
]
