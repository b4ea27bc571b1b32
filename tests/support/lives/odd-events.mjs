// What hosts should never report.

const refuse = () => {
  throw new Error('a getter of the host throws')
}

const throwsAt = (name, fields) =>
  Object.defineProperty({ ...fields }, name, { get: refuse, enumerable: true })

const untouchable = () => new Proxy({}, { get: refuse, has: refuse, ownKeys: refuse })

const ODD = [
  () => undefined,
  () => null,
  () => 'words',
  () => 1006,
  () => ({}),
  () => [1, 2],
  () => Object.freeze({ code: '4001', reason: 'frozen', errMsg: 'frozen', data: 'frozen' }),
  () => new Error('an error of the host'),
  () => ({ code: NaN, reason: {}, errMsg: Symbol('words'), data: 7 }),
  () => ({ code: 70_000, reason: 'retry-after=2', data: { data: 'nested' } }),
  () => throwsAt('code', { reason: 'x' }),
  () => throwsAt('reason', { code: 1000 }),
  () => throwsAt('errMsg', {}),
  () => throwsAt('data', {}),
  () => throwsAt('other', { code: 4000, reason: '', errMsg: 'odd', data: 'odd' }),
  () => Object.create({ code: 4000, reason: 'inherited', errMsg: 'inherited', data: 'inherited' }),
  untouchable,
]

const CLOSES = [
  () => ({ code: 1000, reason: 'normal' }),
  () => ({ code: 1012, reason: 'restart' }),
  () => ({ code: 1013, reason: 'later' }),
  () => ({ code: 4001, reason: 'fatal?' }),
  () => ({ code: 1006, reason: 'retry-after=1' }),
  () => ({ code: 0, reason: '' }),
]

const ERRORS = [
  () => ({ errMsg: 'connectSocket:fail suspend' }),
  () => ({ errMsg: 'fail interrupted' }),
  () => ({ error: 3, errorMessage: 'exists' }),
  () => ({ errMsg: 'wss://example.test/1?token=tOkEn1 is not in the list' }),
]

const MESSAGES = [
  () => ({ data: 'AAEC', isBuffer: true }),
  () => ({ data: '!!!!', isBuffer: true }),
  () => ({ data: { data: 'nested' } }),
  () => ({ data: new Uint8Array([1, 2, 3]).buffer }),
  ({ realm }) => ({
    data: { size: 3, arrayBuffer: () => realm.Promise.resolve(new ArrayBuffer(3)) },
  }),
  ({ realm }) => ({
    data: { size: 3, arrayBuffer: () => realm.Promise.reject(new Error('gone')) },
  }),
  ({ realm, net }) => ({
    data: {
      size: 3,
      arrayBuffer: () => new realm.Promise((ok) => net.later(40, () => ok(new ArrayBuffer(3)))),
    },
  }),
]

const fitting = { open: [() => ({})], close: CLOSES, error: ERRORS, message: MESSAGES }

/** An event of this type; `host` gives the realm and the network. */
export function oddEvent(type, host, random) {
  return random.pick(random.chance(0.6) ? fitting[type] : ODD)(host)
}
