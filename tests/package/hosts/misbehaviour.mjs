// Values and sockets that a correct host would never give, and what must hold nevertheless.

import assert from 'node:assert/strict'

/** `{[name]}` whose getter throws. */
export function trap(name, others = {}) {
  const get = () => {
    throw new Error(`${name} can not be read`)
  }
  return Object.defineProperty({ ...others }, name, { get, enumerable: true })
}

/** Every access to it throws. */
export function untouchable() {
  const refuse = () => {
    throw new Error('do not touch')
  }
  return new Proxy({}, { get: refuse, has: refuse, ownKeys: refuse, getPrototypeOf: refuse })
}

/** It cannot be converted to a text. */
export const SPEECHLESS = { errMsg: Object.create(null) }

export const ODD_VALUES = [undefined, null, 7, '', 'words', Symbol('x'), [], {}, () => {}]

export const ODD_ERRORS = [
  ...ODD_VALUES,
  SPEECHLESS,
  Object.freeze({ errMsg: 'frozen' }),
  { errMsg: Symbol('x'), error: Symbol('y') },
  { error: Object.create(null) },
  trap('errMsg'),
  trap('error'),
  untouchable(),
]

/** A socket without a connection; a test emits its events: `emit('Open', event)`. */
export function puppet(more = {}) {
  const listeners = {}
  const listen = (type) => (fn) => void (listeners[type] = fn)
  const socket = { send() {}, close() {}, ...more }
  for (const type of ['Open', 'Message', 'Error', 'Close']) socket[`on${type}`] ??= listen(type)
  return { socket, emit: (type, ...args) => (0, listeners[type])?.(...args) }
}

/** A host whose first `times` connects are `misbehave(params, n)`; the others are as they should be. */
export function misbehavingHost(w, times, misbehave) {
  const calls = []
  return {
    ...w.host.api,
    calls,
    connectSocket(params) {
      calls.push(params)
      return calls.length <= times
        ? misbehave(params, calls.length)
        : w.host.api.connectSocket(params)
    },
  }
}

export const QUICK = { reconnectTimeout: 100, connectTimeout: 1000, pingTimeout: 5000 }

/** The hooks of an attempt that fails. */
export const FAILED = ['onError', 'onClose', 'onReconnect']

/** The task works: a message is echoed, and after its end no socket, timer or listener remains. */
export async function isWell(w, task) {
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

/** The socket of the first connect is a puppet whose events `act` emits. */
export async function played(make, act, more) {
  const w = await make()
  const first = puppet(more)
  const miniprogram = misbehavingHost(w, 1, () => {
    w.net.later(10, () => act(first.emit, w))
    return first.socket
  })
  const task = await w.start({ ...QUICK, miniprogram })
  return { w, task, first, miniprogram }
}

/** A value in the name of a test. */
export function describe(value) {
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
