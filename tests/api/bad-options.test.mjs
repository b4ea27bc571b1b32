// Bad options: a rejected Promise, an Error that names the option, what was passed and what is allowed,
// and nothing else: no connect, no timer, no listener.

import assert from 'node:assert/strict'
import { v2 } from './cases.mjs'

const fn = () => {}

/** option → values that are refused. */
const BAD = {
  pingTimeout: [NaN, -1, -Infinity, '', 'soon', '-5', true, {}, [], fn, Symbol('ms')],
  pongTimeout: [NaN, -1, -Infinity, 'soon', 'AUTO', true, {}, [], fn],
  reconnectTimeout: [NaN, -1, 'soon', true, {}, [], fn, null],
  reconnectTimeoutMax: [NaN, -1, 'soon', true, {}, [], fn, null],
  connectTimeout: [NaN, -1, 'soon', true, {}, fn],
  closeTimeout: [NaN, -1, 'soon', true, {}, fn],
  minUptime: [NaN, -1, 'soon', true, {}, fn],
  repeatLimit: [NaN, 'many', true, {}, [], fn],
  pingMsg: [1, true, {}, [], Symbol('ping')],
  isPong: ['pong', 1, {}, true],
  retry: [1000, 'no', {}, true],
  shouldReconnect: [true, 'no', {}, 1],
  fatalCloseCodes: [4000, '4000', {}, ['x'], [NaN], fn, true],
  queue: [
    true,
    1,
    'big',
    fn,
    { maxMessages: -1 },
    { maxMessages: NaN },
    { maxBytes: 'x' },
    { maxAge: -1 },
    { overflow: 'drop' },
    { overflow: 1 },
  ],
  signal: [1, 'stop', true, {}],
  wasm: [1, 'yes', true, { path: 1 }, { path: '' }, {}, fn],
  logger: [1, 'console', true],
  connectSocketParams: [
    undefined,
    null,
    1,
    'wss://example.test',
    true,
    {},
    { url: '' },
    { url: 1 },
    { url: null },
    [],
  ],
}

const BAD_HOSTS = [
  undefined,
  null,
  0,
  1,
  '',
  'uni',
  true,
  Symbol('wx'),
  {},
  [],
  { connectSocket: 1 },
  { connectSocket: null },
]

async function refusal(make, options) {
  const w = await make()
  let promise
  assert.doesNotThrow(
    () => (promise = w.call({ ...w.options(), ...options })),
    'never throws synchronously',
  )
  const outcome = w.watch(promise)
  await w.advance(10)
  return { w, outcome }
}

function assertRefused({ w, outcome }, { code, option, value, what }) {
  assert.equal(outcome.state, 'rejected', `${what}: ${outcome.state}`)
  const error = outcome.value
  assert.ok(error instanceof w.realm.Error, `${what}: instanceof Error`)
  assert.ok(
    error instanceof w.lib.WebsocketHeartbeatError,
    `${what}: instanceof WebsocketHeartbeatError`,
  )
  assert.equal(error.name, 'WebsocketHeartbeatError', what)
  assert.equal(error.code, code, what)
  assert.equal(error.option, option, what)
  assert.ok(error.message.includes(option), `${what}: "${error.message}" names the option`)
  if (isShort(value))
    assert.ok(error.message.includes(String(value)), `${what}: "${error.message}" shows the value`)
  assert.ok(
    error.message.length > option.length + 15,
    `${what}: "${error.message}" says what is allowed`,
  )
  assert.equal(w.connects, 0, `${what}: no connect`)
  w.assertNothingLeft()
}

/** Values whose text must stand in the message as it is. */
const isShort = (value) =>
  ['number', 'string', 'boolean'].includes(typeof value) &&
  value !== '' &&
  !String(value).includes('://')

const show = (value) => {
  if (typeof value === 'function') return 'a function'
  if (typeof value === 'symbol' || Object.is(value, NaN)) return String(value)
  return JSON.stringify(value) ?? String(value)
}

for (const [option, values] of Object.entries(BAD)) {
  v2(`${option}: wrong types, ranges and shapes are refused`, async (make) => {
    for (const value of values) {
      const what = `${option}: ${show(value)}`
      const result = await refusal(make, { [option]: value })
      assertRefused(result, {
        code: 'invalid-option',
        option: nameOf(result.outcome.value, option),
        value,
        what,
      })
    }
  })
}

/** A field of an object option may be named with its path: `queue.maxAge`, `connectSocketParams.url`. */
function nameOf(error, option) {
  return typeof error?.option === 'string' && error.option.startsWith(`${option}.`)
    ? error.option
    : option
}

v2('miniprogram: whatever is no host is refused', async (make) => {
  for (const miniprogram of BAD_HOSTS) {
    const what = `miniprogram: ${show(miniprogram)}`
    const result = await refusal(make, { miniprogram })
    assert.ok(
      ['no-host', 'invalid-option'].includes(result.outcome.value?.code),
      `${what}: ${result.outcome.value?.code}`,
    )
    assertRefused(result, {
      code: result.outcome.value.code,
      option: 'miniprogram',
      value: undefined,
      what,
    })
  }
})

v2('an object without connectSocket says "no-host"', async (make) => {
  const { outcome } = await refusal(make, { miniprogram: {} })
  assert.equal(outcome.value.code, 'no-host')
  assert.match(outcome.value.message, /connectSocket/)
})

v2('the whole argument: not an object', async (make) => {
  for (const options of [undefined, null, 1, 'wx', true, fn, []]) {
    const w = await make()
    const outcome = w.watch(w.call(options))
    await w.advance(10)
    assert.equal(outcome.state, 'rejected', show(options))
    assert.ok(outcome.value instanceof w.lib.WebsocketHeartbeatError, show(options))
    assert.equal(w.connects, 0)
  }
})

v2('a getter that throws in the options rejects too', async (make) => {
  const w = await make()
  const options = w.options()
  Object.defineProperty(options, 'pingTimeout', {
    get() {
      throw new Error('a trap')
    },
  })
  const outcome = w.watch(w.call(options))
  await w.advance(10)
  assert.equal(outcome.state, 'rejected')
  assert.ok(outcome.value instanceof w.realm.Error || outcome.value instanceof Error)
  w.assertNothingLeft()
})

v2('an unknown option warns once, and is otherwise ignored', async (make) => {
  const w = await make()
  await w.start({ pingTimout: 5 })
  await w.start({ pingTimout: 5 })
  const warnings = w.console.filter(
    (line) => line.level === 'warn' && line.text.includes('pingTimout'),
  )
  assert.equal(warnings.length, 1)
})

v2('no message shows a query, a user, a header or a payload', async (make) => {
  const secret = 'sEcReT'
  const cases = [
    { connectSocketParams: { url: 1, header: { token: secret } } },
    { connectSocketParams: { header: { token: secret } } },
    {
      pingTimeout: -1,
      connectSocketParams: { url: `wss://me:${secret}@example.test/a?token=${secret}` },
    },
  ]
  for (const options of cases) {
    const { outcome } = await refusal(make, options)
    assert.ok(!outcome.value.message.includes(secret), outcome.value.message)
    assert.ok(!String(outcome.value.stack).includes(secret))
  }
})

v2('a signal that is aborted before the start: rejected with "aborted"', async (make) => {
  const w = await make()
  const signal = { aborted: true, addEventListener: fn, removeEventListener: fn }
  const outcome = w.watch(w.call(w.options({ signal })))
  await w.advance(10)
  assert.equal(outcome.state, 'rejected')
  assert.equal(outcome.value.code, 'aborted')
  assert.equal(w.host.open.length, 0)
})

v2('good values of every option are taken as they are', async (make) => {
  const good = {
    pingTimeout: [0, null, Infinity, 1, '1000', 2 ** 40],
    pongTimeout: [0, null, Infinity, 'auto', '500'],
    repeatLimit: [null, 0, -1, Infinity, 3, '3'],
    pingMsg: ['', 'x', new ArrayBuffer(2), new Uint8Array(2), () => 'x'],
    connectTimeout: [0, null, Infinity, '5000'],
    reconnectTimeout: [0, 1, '100', 2 ** 31, Infinity],
    closeTimeout: [0, '100'],
    fatalCloseCodes: [[], [4000, 4001]],
    queue: [false, {}, { maxMessages: 1 }, { maxAge: 5, overflow: 'drop-newest' }],
    logger: [fn, { debug: fn, info: fn, warn: fn, error: fn }],
    wasm: ['auto', false],
  }
  for (const [option, values] of Object.entries(good)) {
    for (const value of values) {
      const w = await make()
      const task = await w.start({ [option]: value })
      assert.equal(task.state, 'connecting', `${option}: ${show(value)}`)
      task.destroy()
    }
  }
})
