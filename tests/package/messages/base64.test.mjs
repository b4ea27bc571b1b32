// Our own base64, beside Node's.

import assert from 'node:assert/strict'
import fc from 'fast-check'
import { decodeBase64, encodeBase64 } from '../../../js/util/base64.js'
import { bytes, text } from '../../support/hostile.mjs'
import { property } from '../../support/property.mjs'

property('any bytes come back', [bytes], (array) => {
  assert.deepEqual(decodeBase64(encodeBase64(array.slice().buffer)), array)
})

property('the text is Node’s', [bytes], (array) => {
  assert.equal(encodeBase64(array.slice().buffer), Buffer.from(array).toString('base64'))
})

property('without padding the same bytes are read', [bytes], (array) => {
  const coded = Buffer.from(array).toString('base64').replace(/=+$/, '')
  assert.deepEqual(decodeBase64(coded), array)
})

property(
  'text that is no base64 gives some bytes, not more than it has room for',
  [fc.oneof(text, fc.base64String())],
  (coded) => {
    const array = decodeBase64(coded)
    assert.ok(array instanceof Uint8Array)
    assert.ok(array.length <= (coded.length * 3) / 4)
  },
)
