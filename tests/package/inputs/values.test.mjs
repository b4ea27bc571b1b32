// The functions that read unknown values as data, numbers and texts never throw.

import assert from 'node:assert/strict'
import fc from 'fast-check'
import { kindOf, sendable, sizeOf, toNumber } from '../../../js/util/data.js'
import { describe } from '../../../js/util/text.js'
import { anything, bytes } from '../../support/hostile.mjs'
import { property } from '../../support/property.mjs'

property('a value has a kind, and a size if it can be sent', [anything], (value) => {
  const kind = kindOf(value)
  assert.ok([0, 1, 2, 3].includes(kind))
  const size = sizeOf(value, kind)
  assert.ok(Number.isInteger(size) && size >= 0)
  assert.equal(kind === 0 ? size : 0, 0)
})

property('a value as a number is a number', [anything], (value) => {
  const number = toNumber(value)
  assert.equal(typeof number, 'number')
  if (typeof value === 'number') assert.ok(Object.is(number, value))
  else if (typeof value !== 'string') assert.ok(Number.isNaN(number))
})

property(
  'of a view exactly its bytes are sent',
  [bytes, fc.nat(300), fc.nat(300)],
  (array, a, b) => {
    const [from, to] = [a, b].map((n) => Math.min(n, array.length)).sort((x, y) => x - y)
    const view = array.slice().subarray(from, to)
    const sent = sendable(view)
    assert.equal(kindOf(sent), 2)
    assert.deepEqual(new Uint8Array(sent), array.slice(from, to))
  },
)

const secret = fc.string({ minLength: 8 })

property('a value as a text', [anything], (value) => {
  const shown = describe(value)
  assert.equal(typeof shown, 'string')
  assert.notEqual(shown, '')
})

property(
  'what is inside an object or a text of an unusual form is not shown',
  [secret],
  (inside) => {
    assert.equal(describe({ header: { token: inside } }), 'an object')
    assert.equal(describe(`wss://me:${inside}@example.test`), 'a string')
    assert.equal(describe(inside, true), 'a string')
  },
)
