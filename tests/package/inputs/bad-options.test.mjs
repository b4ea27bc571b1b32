// Bad options: a rejected Promise, an Error that names the option, what was passed and what is allowed,
// and nothing else: no connect, no timer, no listener. Every option with every kind of value: every-kind.test.mjs.

import assert from 'node:assert/strict'
import { v2 } from '../../support/cases.mjs'

const fn = () => {}

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

const show = (value) => {
  if (typeof value === 'function') return 'a function'
  return JSON.stringify(value) ?? String(value)
}

const BAD_HOSTS = ['uni', {}, [], { connectSocket: 1 }, { connectSocket: null }]

v2(
  'a value that is no host rejects with "no-host", and says what a host must have',
  async (make) => {
    for (const miniprogram of BAD_HOSTS) {
      const { w, outcome } = await refusal(make, { miniprogram })
      assert.equal(outcome.value.code, 'no-host', show(miniprogram))
      assert.match(outcome.value.message, /connectSocket/)
      assert.equal(w.connects, 0)
      w.assertNothingLeft()
    }
  },
)

v2('a refusal names the option, shows the value and says what is allowed', async (make) => {
  const cases = {
    pingTimeout: ['-5', '"-5"; allowed: a number of ms'],
    pongTimeout: ['AUTO', '"AUTO"; allowed: a number of ms, or \'auto\''],
    pingInterval: ['auto', '"auto"; allowed: a number of ms; 0, null or Infinity turns it off'],
    minUptime: [NaN, 'NaN; allowed: a number of ms'],
    fatalCloseCodes: [[4000, 'x'], '"x"; allowed: a close code'],
    queue: [{ overflow: 'drop' }, "\"drop\"; allowed: 'drop-oldest' or 'drop-newest'"],
    wasm: [{ path: '/a.js' }, '"/a.js"; allowed: the absolute path'],
  }
  for (const [option, [value, text]] of Object.entries(cases)) {
    const { w, outcome } = await refusal(make, { [option]: value })
    assert.equal(outcome.state, 'rejected')
    const error = outcome.value
    assert.equal(error.code, 'invalid-option')
    assert.equal(error.option.split('.')[0], option)
    assert.ok(error.message.startsWith(`option ${error.option} is ${text}`), error.message)
    assert.equal(w.connects, 0)
    w.assertNothingLeft()
  }
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

const GUISES = {
  frozen: (options) => Object.freeze(options),
  'without prototype': (options) => Object.assign(Object.create(null), options),
  inherited: (options) => Object.create(options),
  'behind a Proxy': (options) => new Proxy(options, {}),
  'with its own __proto__': (options) =>
    Object.defineProperty(options, '__proto__', { value: { pingTimeout: -1 }, enumerable: true }),
  'made in the app’s realm': (options, realm) => realm.Object.assign(new realm.Object(), options),
}

v2('good options in any guise are good options, and stay as they are', async (make) => {
  for (const [guise, disguise] of Object.entries(GUISES)) {
    const w = await make()
    const options = disguise(w.options({ pingTimeout: 1000 }), w.realm)
    const keys = Reflect.ownKeys(options)
    const task = await w.settle(w.call(options))
    await w.until(() => task.state === 'open', 1000, guise)
    assert.equal(task.opts.pingTimeout, 1000, guise)
    task.opts.pingTimeout = 2000
    assert.equal(options.pingTimeout, 1000, guise)
    assert.deepEqual(Reflect.ownKeys(options), keys, guise)
    task.destroy()
  }
})

v2('good values of every option are taken as they are', async (make) => {
  const good = {
    pingTimeout: [0, null, Infinity, 1, '1000', 2 ** 40],
    pongTimeout: [0, null, Infinity, 'auto', '500'],
    pingInterval: [0, null, Infinity, '3000', 2 ** 40],
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

v2('a getter that throws nothing is a bad option like any other', async (make) => {
  for (const thrown of [undefined, null, 5]) {
    const options = {
      get retry() {
        throw thrown
      },
    }
    const w = await make()
    const outcome = w.watch(
      w.call(Object.defineProperties(w.options(), Object.getOwnPropertyDescriptors(options))),
    )
    await w.advance(10)
    assert.equal(outcome.value.name, 'WebsocketHeartbeatError')
    assert.equal(outcome.value.code, 'invalid-option')
    assert.equal(outcome.value.option, 'retry')
    assert.equal(outcome.value.raw, thrown)
    w.assertNothingLeft()
  }
})
