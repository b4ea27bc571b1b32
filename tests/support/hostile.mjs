// Random events: the fields that hosts know, of any type, and objects that can't be read.

import fc from 'fast-check'
import { kindOf } from '../../js/util/data.js'

function refuse() {
  throw new Error('a getter throws')
}

/** An object whose getter `name` throws. */
function trap(name) {
  return Object.defineProperty({}, name, { get: refuse, enumerable: true })
}

function revoked() {
  const { proxy, revoke } = Proxy.revocable({}, {})
  revoke()
  return proxy
}

const untouchable = () =>
  new Proxy({}, { get: refuse, has: refuse, ownKeys: refuse, getPrototypeOf: refuse })

/** fast-check looks into what it makes, so what can't be looked into is made from this, for each check. */
class Recipe {
  constructor(make, value) {
    Object.assign(this, { make, value })
  }
}

/** The value itself, recipes in its fields followed too. */
export function made(value) {
  if (value instanceof Recipe) return value.make(made(value.value))
  if (typeof value !== 'object' || value === null) return value
  if (Object.getPrototypeOf(value) !== Object.prototype) return value
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, made(inner)]))
}

/** Any of these arbitraries, changed by `make` before the check. */
const changed = (arbitrary, make) => arbitrary.map((value) => new Recipe(make, value))

function deepFreeze(value) {
  if (kindOf(value) || typeof value !== 'object' || value === null) return value
  try {
    for (const inner of Object.values(value)) deepFreeze(inner)
    return Object.freeze(value)
  } catch {
    return value
  }
}

export const anything = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.anything({
      withBigInt: true,
      withBoxedValues: true,
      withDate: true,
      withMap: true,
      withNullPrototype: true,
      withObjectString: true,
      withSet: true,
      withSparseArray: true,
      withTypedArray: true,
    }),
  },
  fc.constantFrom(undefined, null, '', '1000', 1000, NaN, -1, 1.5, 65_536, 1e300, Infinity),
  fc.constantFrom(Symbol('x'), () => {}),
  changed(fc.constant(undefined), revoked),
  changed(fc.constant(undefined), untouchable),
)

export const bytes = fc.uint8Array({ maxLength: 300 })
export const base64 = bytes.map((array) => Buffer.from(array).toString('base64'))

const long = { maxLength: 200, size: 'max' }

/** Any text of UTF-16, halves of characters too, and often more than fits in a close frame. */
export const text = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 200 }),
  fc.array(fc.nat(0xffff), long).map((units) => String.fromCharCode(...units)),
  fc
    .array(fc.constantFrom('\ud83d\ude00', '\ud800', '\udc00', '汉', 'é', 'x'), long)
    .map((parts) => parts.join('')),
)

const code = fc.oneof(
  fc.integer(),
  fc.nat(70_000),
  fc.nat(70_000).map(String),
  fc.double(),
  anything,
)

/** The fields of all hosts' events, nested once as Alipay's are. */
const fields = (data) =>
  fc.record(
    {
      code,
      reason: fc.oneof(text, anything),
      data,
      isBuffer: fc.oneof(fc.boolean(), anything),
      errMsg: fc.oneof(text, anything),
      errorMessage: fc.oneof(text, anything),
      message: fc.oneof(text, anything),
      error: code,
      type: fc.string(),
    },
    { requiredKeys: [] },
  )
const data = fc.oneof(
  text,
  base64,
  bytes,
  bytes.map((array) => array.slice().buffer),
  anything,
)

export const fair = fc.oneof(fields(data), fields(fields(data)))

/** Frozen ones tell whether somebody writes to them. */
export const event = fc.oneof(
  { weight: 4, arbitrary: fair },
  { weight: 2, arbitrary: changed(fair, deepFreeze) },
  changed(fair, (value) => new Proxy(value, {})),
  changed(fair, (value) => Object.create(value)),
  changed(
    fc.constantFrom('code', 'reason', 'data', 'isBuffer', 'errMsg', 'message', 'other'),
    trap,
  ),
  anything,
)
