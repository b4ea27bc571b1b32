// Hosts that lie: whatever connectSocket does, calls and returns, and whatever its events look like, nothing
// is thrown at the host or the app, each attempt ends once, and the task goes on to the next one.

import assert from 'node:assert/strict'
import { switches } from '../../support/hosts/quirks.mjs'
import { v2 } from '../../support/cases.mjs'

/** `{[name]}` whose getter throws. */
function trap(name, others = {}) {
  const get = () => {
    throw new Error(`${name} can not be read`)
  }
  return Object.defineProperty({ ...others }, name, { get, enumerable: true })
}

/** Nothing about it can be asked. */
function untouchable() {
  const refuse = () => {
    throw new Error('do not touch')
  }
  return new Proxy({}, { get: refuse, has: refuse, ownKeys: refuse, getPrototypeOf: refuse })
}

/** What no text can be made of. */
const SPEECHLESS = { errMsg: Object.create(null) }
const ODD_VALUES = [undefined, null, 7, '', 'words', Symbol('x'), [], {}, () => {}]
const ODD_ERRORS = [
  ...ODD_VALUES,
  SPEECHLESS,
  Object.freeze({ errMsg: 'frozen' }),
  { errMsg: Symbol('x'), error: Symbol('y') },
  { error: Object.create(null) },
  trap('errMsg'),
  trap('error'),
  untouchable(),
]

/** A socket of nobody's, which does what it is told: `s.tell('Open', event)`. */
function puppet(more = {}) {
  const ears = {}
  const listen = (type) => (fn) => void (ears[type] = fn)
  const socket = { send() {}, close() {}, ...more }
  for (const type of ['Open', 'Message', 'Error', 'Close']) socket[`on${type}`] ??= listen(type)
  return { socket, tell: (type, ...args) => (0, ears[type])?.(...args) }
}

/** A host whose first connects are `lies(params, n)`, and whose further ones are true. */
function host(w, times, lie) {
  const calls = []
  return {
    ...w.host.api,
    calls,
    connectSocket(params) {
      calls.push(params)
      return calls.length <= times ? lie(params, calls.length) : w.host.api.connectSocket(params)
    },
  }
}

const QUICK = { reconnectTimeout: 100, connectTimeout: 1000, pingTimeout: 5000 }
const FAILED = ['onError', 'onClose', 'onReconnect']

async function isWell(w, task) {
  const isEcho = ({ event }) => event?.data === 'hello'
  await w.settle(task.send('hello'))
  await w.until(() => w.recorder.of('onMessage').some(isEcho), 100)
  task.close()
  await w.advance(60_000)
  assert.equal(task.state, 'closed')
  const { timers, listeners } = w.leftovers()
  assert.deepEqual([timers, listeners, w.host.open.length], [0, 0, 0])
  w.assertQuiet()
}

/** Two connects that are lies fail, with the hooks of one failure each; the third one is as it should be. */
function fails(name, lie) {
  v2(`connectSocket ${name}: a failed attempt, then the next`, async (make) => {
    const w = await make()
    const task = await w.start({ ...QUICK, miniprogram: host(w, 2, (...args) => lie(w, ...args)) })
    await w.until(() => task.state === 'open')
    await w.advance(1)
    assert.deepEqual(w.names, [...FAILED, ...FAILED, 'onOpen'])
    for (const { event } of w.recorder.of('onError')) {
      assert.match(event.code, /^connect-(failed|timeout)$/)
      assert.equal(typeof event.message, 'string')
    }
    await isWell(w, task)
  })
}

// --- what it returns

for (const value of ODD_VALUES) fails(`returns ${describe(value)}`, () => value)
for (const value of ODD_VALUES)
  fails(`returns a Promise of ${describe(value)}`, (w) => w.realm.Promise.resolve(value))
fails('returns another thing each time', (w, params, n) => (n === 1 ? null : untouchable()))
fails('returns what can not be touched', () => untouchable())
fails('returns a Promise that never settles', (w) => new w.realm.Promise(() => {}))
fails('returns a thenable that throws', () => ({
  then() {
    throw new Error('no')
  },
}))
fails('returns what has a then that throws', () => trap('then'))
fails('returns a thenable that does both, twice', () => ({
  then(done, failed) {
    for (const settle of [failed, done, failed, done]) settle(undefined)
  },
}))
fails('returns a Promise of what can not be touched', () => ({
  then: (done) => done(untouchable()),
}))
for (const method of ['onOpen', 'onMessage', 'onClose']) {
  fails(`returns a socket without ${method}`, () => puppet({ [method]: 'none' }).socket)
  fails(`returns a socket whose ${method} throws`, () => {
    const refuse = () => {
      throw new Error('no')
    }
    return puppet({ [method]: refuse }).socket
  })
}

// --- what it throws, and how it calls back

for (const error of ODD_ERRORS) {
  fails(`throws ${describe(error)}`, () => {
    throw error
  })
  fails(`rejects with ${describe(error)}`, () => ({ then: (done, failed) => failed(error) }))
  fails(`calls fail inside the call, with ${describe(error)}`, (w, params) => params.fail(error))
  fails(`calls fail twice, with ${describe(error)}`, (w, params) => {
    w.net.later(1, () => params.fail(error))
    w.net.later(2, () => params.fail(error))
    return puppet().socket
  })
}
fails('calls nothing, and gives a socket that says nothing', () => puppet().socket)
fails('calls success and complete, and no more', (w, params) => {
  w.net.later(1, () => (params.success(), params.complete(), params.success()))
  return puppet().socket
})
fails('calls success, then fail', (w, params) => {
  w.net.later(1, () => (params.success({}), params.fail({ errMsg: 'after all not' })))
  return puppet().socket
})
fails('fails inside the call and then throws', (w, params) => {
  params.fail({ errMsg: 'one' })
  throw new Error('two')
})

for (const connect of switches.connect.slice(1)) {
  v2(`connectSocket of the kind ${connect} is tried again`, async (make) => {
    const w = await make({ host: connect === 'pending' ? 'taro3@weapp' : 'wx' })
    w.host.next(connect, connect)
    const task = await w.start(QUICK)
    await w.until(() => task.state === 'open')
    await w.advance(1)
    assert.deepEqual(w.names, [...FAILED, ...FAILED, 'onOpen'])
    await isWell(w, task)
  })
}

// --- when its events come

/** The socket of the first connect is a puppet that `act` plays on; its own open comes first, if at all. */
async function played(make, act, more) {
  const w = await make()
  const first = puppet(more)
  const miniprogram = host(w, 1, () => {
    w.net.later(10, () => act(first.tell, w))
    return first.socket
  })
  const task = await w.start({ ...QUICK, miniprogram })
  return { w, task, first, miniprogram }
}

v2('open twice is one open', async (make) => {
  const { w, task } = await played(make, (tell) => (tell('Open', {}), tell('Open', {})))
  await w.advance(100)
  assert.deepEqual(w.names, ['onOpen'])
  assert.equal(task.state, 'open')
})

v2('close twice is one close, in the same turn or later', async (make) => {
  for (const later of [0, 20, 5000]) {
    const { w, task } = await played(make, (tell, world) => {
      tell('Open', {})
      tell('Close', { code: 4000, reason: '' })
      if (later) world.net.later(later, () => tell('Close', { code: 4000, reason: '' }))
      else tell('Close', { code: 4000, reason: '' })
    })
    await w.until(() => task.state === 'open' && w.connects === 1)
    await w.advance(10_000)
    const expected = ['onOpen', 'onClose', 'onReconnect', 'onOpen']
    assert.deepEqual(w.names.slice(0, 4), expected, String(later))
    assert.equal(w.recorder.of('onClose').length, 1)
    await isWell(w, task)
  }
})

v2('open, messages and errors after the close are nobody’s', async (make) => {
  const { w, task } = await played(make, (tell) => {
    tell('Close', { code: 1000, reason: '' })
    tell('Open', {})
    tell('Message', { data: 'from the grave' })
    tell('Error', { errMsg: 'late' })
  })
  await w.until(() => task.state === 'open')
  await w.advance(1)
  assert.deepEqual(w.names, [...FAILED, 'onOpen'])
  await isWell(w, task)
})

v2(
  'a message before the open counts as the open, and the open that follows is none',
  async (make) => {
    const { w, task } = await played(make, (tell) => {
      tell('Message', { data: 'early' })
      tell('Open', {})
    })
    await w.advance(100)
    assert.deepEqual(w.names, ['onOpen', 'onMessage'])
    assert.equal(task.state, 'open')
  },
)

v2('an event inside the registration of its listener counts', async (make) => {
  const at = (type, event) => ({ [`on${type}`]: (fn) => fn(event) })
  const opened = await played(make, () => {}, at('Open', {}))
  await opened.w.advance(100)
  assert.deepEqual(opened.w.names, ['onOpen'])
  for (const type of ['Close', 'Error']) {
    const { w, task } = await played(make, () => {}, at(type, { errMsg: 'at once' }))
    await w.until(() => task.state === 'open')
    await w.advance(1)
    assert.deepEqual(w.names, [...FAILED, 'onOpen'], type)
    await isWell(w, task)
  }
})

v2('callbacks and events after close() and destroy() reach nobody', async (make) => {
  for (const end of ['close', 'destroy']) {
    const { w, task, first, miniprogram } = await played(make, (tell) => tell('Open', {}))
    await w.advance(100)
    task[end]()
    await w.advance(5000)
    const seen = w.names.length
    const [params] = miniprogram.calls
    for (const name of ['success', 'fail', 'complete']) params[name]({ errMsg: 'late' })
    for (const type of ['Open', 'Message', 'Error', 'Close']) first.tell(type, { data: 'late' })
    await w.advance(60_000)
    assert.equal(w.names.length, seen, end)
    assert.equal(w.connects, 0)
    w.assertNothingLeft()
  }
})

// --- what its events look like

const ODD_EVENTS = [...ODD_VALUES, trap('data'), trap('isBuffer', { data: 'x' }), untouchable()]

v2('messages of unknown shape are delivered as they are, and logged once', async (make) => {
  const w = await make()
  const logged = []
  const logger = (level, event, detail) =>
    event === 'message' && logged.push([level, detail.message])
  const task = await w.start({ ...QUICK, logger })
  await w.until(() => task.state === 'open')
  for (const event of ODD_EVENTS) w.host.socket.emit('message', event)
  await w.advance(1)
  const seen = w.recorder.of('onMessage').map(({ event }) => event)
  assert.equal(seen.length, ODD_EVENTS.length)
  for (const [i, event] of ODD_EVENTS.entries())
    assert.ok(seen[i] === event || seen[i].raw === event, describe(event))
  assert.deepEqual(logged, [['warn', 'data of no known kind']])
  await isWell(w, task)
})

v2('data of no known kind is delivered as it is', async (make) => {
  const w = await make()
  const task = await w.opened(QUICK)
  const data = [undefined, null, 7, true, Symbol('x'), {}, [1], new Map(), () => {}, untouchable()]
  for (const item of data) w.host.socket.emit('message', { data: item })
  await w.advance(1)
  const seen = w.recorder.of('onMessage').map(({ event }) => event)
  for (const [i, item] of data.entries())
    assert.ok(seen[i].data === item || seen[i].raw?.data === item, describe(item))
  await isWell(w, task)
})

v2('text that says it is base64 and is not, does no harm', async (make) => {
  const w = await make()
  const task = await w.opened(QUICK)
  for (const data of ['*', 'A', 'AAA', '====', '汉字', ' QUJD ', ''])
    w.host.socket.emit('message', { data, isBuffer: true })
  await w.advance(1)
  assert.equal(w.recorder.of('onMessage').length, 7)
  await isWell(w, task)
})

const ODD_CLOSES = [
  ...ODD_VALUES,
  trap('code'),
  trap('reason', { code: 1000 }),
  untouchable(),
  Object.freeze({ code: '4000', reason: 'frozen' }),
  { code: NaN },
  { code: -1, reason: 7 },
  { code: 1e9, reason: {} },
  { code: 1.5, reason: null },
  { code: 'abc' },
  { code: Symbol('x'), reason: Symbol('y') },
  { code: {}, reason: [] },
]

for (const event of ODD_CLOSES) {
  v2(`a close event that is ${describe(event)} is a close like any other`, async (make) => {
    const w = await make()
    const task = await w.opened(QUICK)
    w.host.socket.state = 'closed'
    w.host.socket.emit('close', event)
    await w.until(() => task.state === 'open' && w.connects === 2, 5000)
    await w.advance(1)
    assert.deepEqual(w.names, ['onOpen', 'onClose', 'onReconnect', 'onOpen'])
    const [told] = w.recorder.of('onClose')
    assert.equal(typeof told.event.code, 'number')
    assert.equal(typeof told.event.reason, 'string')
    await isWell(w, task)
  })
}

for (const event of ODD_ERRORS) {
  v2(
    `an error event that is ${describe(event)} ends an attempt, and no open socket`,
    async (make) => {
      const w = await make({ quirks: { refused: '' } })
      w.net.next('refuse')
      const started = w.start(QUICK)
      await w.until(() => w.host.sockets.length === 1)
      w.host.socket.emit('error', event)
      const task = await started
      await w.until(() => task.state === 'open')
      await w.advance(1)
      assert.deepEqual(w.names, [...FAILED, 'onOpen'])
      w.host.socket.emit('error', event)
      await w.advance(1000)
      assert.equal(w.recorder.of('onError').length, 2)
      assert.equal(w.connects, 2)
      for (const { event: told } of w.recorder.of('onError')) {
        assert.equal(typeof told.code, 'string')
        assert.equal(typeof told.message, 'string')
      }
      await isWell(w, task)
    },
  )
}

// --- objects that are not what they seem

const GUISES = {
  frozen: (value) => Object.freeze(value),
  sealed: (value) => Object.seal(value),
  'without prototype': (value) => Object.assign(Object.create(null), value),
  'behind a Proxy': (value) => new Proxy(value, {}),
  'with inherited methods': (value) => Object.create(value),
}

for (const [guise, put] of Object.entries(GUISES)) {
  for (const name of ['wx', 'my@single', 'taro3@weapp', 'mpx@promise']) {
    v2(`${name}, host and sockets ${guise}: a life`, async (make) => {
      const w = await make({ host: name })
      const { connectSocket } = w.host.api
      const wrap = (value) => (value && typeof value.onOpen === 'function' ? put(value) : value)
      const miniprogram = put({
        ...w.host.api,
        connectSocket: (params) => wrap(connectSocket(params)),
      })
      const task = await w.start({ ...QUICK, miniprogram })
      await w.until(() => task.state === 'open')
      w.net.link.closeByServer(1001, '')
      await w.until(() => task.state === 'open' && w.connects === 2)
      await isWell(w, task)
    })
  }
}

v2('getters of the host that throw once it is in use', async (make) => {
  for (const name of ['connectSocket', 'miniGlobal', 'offSocketClose']) {
    const w = await make()
    let isBroken = true
    const get = () => {
      if (isBroken) throw new Error(`${name} can not be read`)
      return w.host.api[name]
    }
    const miniprogram = { ...w.host.api }
    const task = await w.opened({ ...QUICK, miniprogram })
    Object.defineProperty(miniprogram, name, { get })
    w.net.link.closeByServer(1001, '')
    await w.advance(3000)
    isBroken = false
    await w.until(() => task.state === 'open')
    await isWell(w, task)
  }
})

v2('a socket whose getters throw is used all the same', async (make) => {
  for (const name of ['readyState', 'ws', 'onError', 'then']) {
    for (const kind of ['wx', 'taro3@weapp']) {
      const w = await make({ host: kind })
      const { connectSocket } = w.host.api
      const spoil = (socket) =>
        Object.defineProperty(socket, name, {
          configurable: true,
          get() {
            throw new Error(`${name} can not be read`)
          },
        })
      const miniprogram = {
        ...w.host.api,
        connectSocket(params) {
          const value = connectSocket(params)
          spoil(w.host.socket.api)
          return value
        },
      }
      // A Promise can't lead to a socket whose `then` throws.
      if (name === 'then' && kind !== 'wx') continue
      const task = await w.start({ ...QUICK, miniprogram })
      await w.until(() => task.state === 'open', 5000, `${kind}: ${name}`)
      await isWell(w, task)
    }
  }
})

// --- send and close

const RESULTS = {
  'throws nothing that can be read': () => {
    throw untouchable()
  },
  'gives what can not be touched': () => untouchable(),
  'gives a then that throws': () => trap('then'),
  'gives a thenable that throws': () => ({
    then() {
      throw new Error('no')
    },
  }),
  'gives an error that can not be read': () => trap('error'),
  'gives a thenable that does both': () => ({
    then(done, failed) {
      failed()
      done()
    },
  }),
  'calls everything twice': ({ success, fail, complete }) => {
    for (const fn of [success, fail, complete, fail, success]) fn()
  },
  'gives odd things': () => Symbol('x'),
}

for (const [name, result] of Object.entries(RESULTS)) {
  v2(`a send that ${name} settles at most once, a ping of that kind is no harm`, async (make) => {
    const w = await make()
    const task = await w.opened({ ...QUICK, pingTimeout: 1000 })
    const { api } = w.host.socket
    const settled = []
    const { send } = api
    api.send = result
    task.send({
      data: 'x',
      success: () => settled.push('success'),
      fail: () => settled.push('fail'),
    })
    await w.advance(1500)
    assert.ok(settled.length <= 1, settled.join())
    api.send = send
    await w.until(() => task.state === 'open' && w.host.open.length === 1)
    await isWell(w, task)
  })

  v2(`a close that ${name} is a close`, async (make) => {
    const w = await make()
    const task = await w.opened(QUICK)
    w.host.socket.api.close = result
    task.close()
    await w.advance(5000)
    assert.equal(task.state, 'closed')
    assert.equal(w.recorder.of('onClose').length, 1)
    assert.equal(w.leftovers().timers, 0)
  })
}

v2('listeners that the host calls on nothing, or on another socket', async (make) => {
  const { w, task, first } = await played(make, () => {})
  first.tell.call(undefined, 'Open')
  await w.advance(1)
  assert.equal(task.state, 'open')
  assert.deepEqual(w.names, ['onOpen'])
})

v2('a Promise that does not settle, though its socket opens: tried again', async (make) => {
  const w = await make({ host: 'taro3@weapp', quirks: { settles: 'never' } })
  const task = await w.start(QUICK)
  await w.until(() => w.names.length === FAILED.length)
  assert.equal(w.host.open.length, 1, 'nobody has it')
  w.host.quirks.settles = 'success'
  await w.until(() => task.state === 'open')
  await w.advance(1)
  assert.deepEqual(w.names, [...FAILED, 'onOpen'])
  assert.equal(w.recorder.of('onError')[0].event.code, 'connect-timeout')
})

// --- every way in which a host may tell, or not

const TOLD = ['refused', 'lost', 'successFirst', 'openEvent', 'closeEvent', 'errorEvent']
const SENT = ['promisify', 'onlyBuffers', 'send']

for (const name of [...TOLD, ...SENT]) {
  for (const value of switches[name]) {
    if (value === Number) continue
    v2(`${name}: ${value || 'not at all'}: a life with a refusal and a loss`, async (make) => {
      const w = await make({ quirks: { [name]: value } })
      w.net.next('refuse')
      const task = await w.start({ ...QUICK, pongTimeout: 1000 })
      // What never opens so is left to be tried again.
      await w.advance(5000)
      w.host.quirks[name] = switches[name][0]
      await w.until(() => task.state === 'open')
      w.host.quirks[name] = value
      w.net.link.drop()
      await w.advance(20_000)
      w.host.quirks[name] = switches[name][0]
      await w.until(() => task.state === 'open' && w.host.open.length === 1)
      assert.ok(w.recorder.of('onClose').length >= 2)
      assert.equal(w.recorder.of('onClose').length, w.recorder.of('onReconnect').length)
      await isWell(w, task)
    })
  }
}

v2('a socket that another one replaces, whether it reports its close or not', async (make) => {
  for (const replacedReports of switches.replacedReports) {
    const w = await make({
      host: 'my@replaces',
      quirks: { replacedReports, closeReports: 'never' },
    })
    const task = await w.opened({ ...QUICK, closeTimeout: 200 })
    task.reconnect()
    await w.until(() => task.state === 'open' && w.connects === 2)
    await w.advance(10_000)
    assert.equal(w.connects, 2)
    assert.deepEqual(w.names.slice(0, 4), ['onOpen', 'onClose', 'onReconnect', 'onOpen'])
  }
})

function describe(value) {
  if (typeof value === 'symbol') return 'a symbol'
  if (typeof value === 'function') return 'a function'
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'undefined'
  try {
    const shown = Object.entries(Object.getOwnPropertyDescriptors(value)).map(([key, { get }]) =>
      get ? `${key} throws` : key,
    )
    return Array.isArray(value) ? 'an array' : `an object {${shown.join(', ')}}`
  } catch (refused) {
    return 'untouchable'
  }
}
