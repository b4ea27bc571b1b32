// How the glue reads the texts of the core.

import assert from 'node:assert/strict'
import test from 'node:test'
import { textAt } from '../../../js/engine/texts.js'

test('a text of the core is read once, wherever the memory has grown to, and without the host', () => {
  const { TextDecoder } = globalThis
  globalThis.TextDecoder = undefined
  try {
    const buffer = new ArrayBuffer(64)
    Buffer.from(buffer).write('no answer to ping', 7)
    assert.equal(textAt({ buffer }, 7, 17), 'no answer to ping')
    assert.equal(textAt({ buffer }, 7, 9), 'no answer')
    assert.equal(textAt({ buffer }, 10, 6), 'answer')
    assert.equal(textAt({ buffer }, 10, 0), '')
    const grown = {
      get buffer() {
        throw new Error('read again')
      },
    }
    assert.equal(textAt(grown, 7, 17), 'no answer to ping')
  } finally {
    globalThis.TextDecoder = TextDecoder
  }
})
