// Values that are passed by mistake or to do harm: the columns of the table.

/** Every field that the package asks for is a getter that throws. */
const FIELDS =
  'url path data code reason success fail complete queue maxMessages maxBytes maxAge overflow length 0 wasm aborted addEventListener connectSocket miniGlobal prototype warn message then'

function refuse() {
  throw new Error('a getter throws')
}

function trapped() {
  const object = {}
  for (const name of FIELDS.split(' '))
    Object.defineProperty(object, name, { get: refuse, enumerable: true, configurable: true })
  return object
}

function revoked(target) {
  const { proxy, revoke } = Proxy.revocable(target, {})
  revoke()
  return proxy
}

/** A view whose buffer went to another thread. */
function detached() {
  const view = new Uint8Array(2)
  structuredClone(view.buffer, { transfer: [view.buffer] })
  return view
}

function cyclic(realm) {
  const object = new realm.Object()
  object.self = object
  return object
}

/** Name → the value, made in the realm of the package where it is an object of the app's. */
export const kinds = {
  undefined: () => undefined,
  null: () => null,
  true: () => true,
  false: () => false,
  0: () => 0,
  7: () => 7,
  '-1': () => -1,
  NaN: () => NaN,
  Infinity: () => Infinity,
  '-Infinity': () => -Infinity,
  '1e300': () => 1e300,
  "'7'": () => '7',
  "'-5'": () => '-5',
  "'text'": () => 'text',
  "''": () => '',
  '7n': () => 7n,
  symbol: () => Symbol('text'),
  function: (realm) => new realm.Object(() => {}),
  '{}': (realm) => new realm.Object(),
  '[]': (realm) => new realm.Array(),
  'frozen {}': (realm) => realm.Object.freeze(new realm.Object()),
  'no prototype': (realm) => realm.Object.create(null),
  'own __proto__': (realm) => realm.JSON.parse('{"__proto__": {"url": "wss://x.test", "path": 1}}'),
  'other realm': () => ({ other: 1 }),
  'new Number(7)': (realm) => new realm.Number(7),
  ArrayBuffer: () => new ArrayBuffer(2),
  'detached view': detached,
  cyclic,
  'toString throws': () => ({ toString: refuse, valueOf: refuse, [Symbol.toPrimitive]: refuse }),
  'getters throw': trapped,
  'revoked Proxy': () => revoked({}),
  'revoked callable': () => revoked(() => {}),
}

export const kindNames = Object.keys(kinds)

/** Groups of kinds that rows name together. */
export const TEXTS = ["'7'", "'-5'", "'text'", "''"]
export const FUNCTIONS = ['function', 'revoked callable']
export const OBJECTS = kindNames.slice(kindNames.indexOf('{}'), kindNames.indexOf('getters throw'))
export const PLAIN_OBJECTS = OBJECTS.filter((kind) => kind !== '[]')
export const HOSTILE = ['getters throw', 'revoked Proxy']
export const DATA = [...TEXTS, 'ArrayBuffer']
