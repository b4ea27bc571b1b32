// Every option, given at the start and set in `task.opts`. `ok`: the kinds that are allowed.

import assert from 'node:assert/strict'
import { DATA, FUNCTIONS, HOSTILE, OBJECTS, PLAIN_OBJECTS } from './kinds.mjs'

const SPAN = ['undefined', '0', '7', 'Infinity', '1e300', "'7'"]
const LIMIT = [...SPAN, 'null']
const COUNT = [...LIMIT, '-1', '-Infinity', "'-5'"]
const FUNCTION = ['undefined', 'null', ...FUNCTIONS]
const BOOLEAN = ['undefined', 'true', 'false']
const CODE = ['0', '7', "'7'"]

const allowed = {
  miniprogram: [],
  connectSocketParams: FUNCTIONS,
  pingTimeout: LIMIT,
  pongTimeout: LIMIT,
  pingInterval: LIMIT,
  pingMsg: ['undefined', 'detached view', ...DATA, ...FUNCTIONS],
  isPong: FUNCTION,
  reconnectTimeout: SPAN,
  reconnectTimeoutMax: SPAN,
  retry: FUNCTION,
  repeatLimit: COUNT,
  minUptime: SPAN,
  connectTimeout: LIMIT,
  closeTimeout: SPAN,
  fatalCloseCodes: ['undefined', '[]'],
  shouldReconnect: FUNCTION,
  queue: ['undefined', 'false', ...PLAIN_OBJECTS],
  networkAware: BOOLEAN,
  lifecycleAware: BOOLEAN,
  signal: ['undefined', 'null'],
  wasm: ['undefined', 'false'],
  logger: ['undefined', 'null', ...FUNCTIONS, ...OBJECTS, ...HOSTILE],
}

/** Fields of an option that is an object: its name, how to put one in, what is allowed. */
const fields = {
  'connectSocketParams.url': ["'7'", "'-5'", "'text'"],
  'queue.maxMessages': SPAN,
  'queue.maxBytes': SPAN,
  'queue.maxAge': LIMIT,
  'queue.overflow': ['undefined'],
  'wasm.path': [],
  'fatalCloseCodes.0': CODE,
}

function codeOf(option) {
  return option === 'miniprogram' ? 'no-host' : 'invalid-option'
}

/** Says what was passed and what is allowed, or that it can not be read. */
function assertClear(error, option, w) {
  assert.ok(error instanceof w.realm.Error)
  assert.ok(error instanceof w.lib.WebsocketHeartbeatError, `${option}: ${error}`)
  assert.equal(error.name, 'WebsocketHeartbeatError')
  assert.equal(error.code, codeOf(option))
  assertText(error.message, option)
  assert.ok(error.message.startsWith(`option ${error.option} `))
}

/** About the option, or one of its fields. */
function assertText(text, option) {
  const [name] = option.split('.')
  const about = `${text}: says more about ${option}`
  assert.match(text, /^option \w+(\.\w+)? (is .+; allowed: .{6,}|can not be read)$/)
  assert.match(text.slice('option '.length).split(' ')[0], new RegExp(`^${name}(\\.|$)`), about)
}

/** Given to a new task beside the one that is open. */
async function started(stage, option, options) {
  const { w } = stage
  const connects = w.connects
  const outcome = w.watch(w.call(w.options(options)))
  await w.advance(10)
  if (outcome.state === 'rejected') {
    assertClear(outcome.value, option, w)
    assert.equal(w.connects, connects, 'no connect')
    return outcome.value.code
  }
  assert.equal(outcome.state, 'fulfilled', option)
  outcome.value.destroy()
  await w.advance(100)
  // A logger is called; what it throws reaches the app.
  if (option === 'logger')
    for (const { message } of w.uncaught.splice(0)) assert.match(message, /revoked/)
  return 'ok'
}

/** Set on the open task, and set back if it was taken. */
async function set(stage, option, name, value) {
  const { task, refused } = stage
  const before = task.opts[name]
  refused.length = 0
  task.opts[name] = value
  if (refused.length) {
    assertText(refused[0], option)
    assert.equal(refused.length, 1)
    return codeOf(name)
  }
  if (value !== undefined && name !== 'queue' && name !== 'fatalCloseCodes')
    assert.ok(Object.is(task.opts[name], value), `opts.${name} shows it`)
  await stage.w.advance(10)
  task.opts[name] = before
  stage.options[name] = task.opts[name]
  return 'ok'
}

function inField(field, realm, value) {
  const [name, key] = field.split('.')
  const object = name === 'fatalCloseCodes' ? new realm.Array() : new realm.Object()
  object[key] = value
  return { name, object }
}

const expected = (name, ok) => (kind) => (ok.includes(kind) ? 'ok' : codeOf(name))

const whole = Object.entries(allowed).flatMap(([name, ok]) => [
  {
    name,
    expected: expected(name, ok),
    run: (stage, value) => started(stage, name, { [name]: value }),
  },
  {
    name: `opts.${name} =`,
    expected: expected(name, ok),
    run: (stage, value) => set(stage, name, name, value),
  },
])

const parts = Object.entries(fields).flatMap(([field, ok]) => [
  {
    name: field,
    expected: expected(field, ok),
    run(stage, value) {
      const { name, object } = inField(field, stage.w.realm, value)
      return started(stage, field, { [name]: object })
    },
  },
  {
    name: `opts.${field} =`,
    expected: expected(field, ok),
    run(stage, value) {
      const { name, object } = inField(field, stage.w.realm, value)
      return set(stage, field, name, object)
    },
  },
])

export const options = [...whole, ...parts]
