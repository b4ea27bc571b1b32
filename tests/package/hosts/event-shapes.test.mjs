// For any event of a host, the app gets an event of our shape. The host's own object is in `raw`, or is the event itself,
// and is never changed.

import assert from 'node:assert/strict'
import fc from 'fast-check'
import { VERDICT_DELIVER } from '#build/protocol.js'
import { messageListener } from '../../../js/bridge/message-listener.js'
import { kindOf, toNumber } from '../../../js/util/data.js'
import { closeEvent, errorEvent, messageEvent } from '../../../js/host/host-event.js'
import { base64, bytes, event, fair, text } from '../../support/hostile.mjs'
import { property } from '../../support/property.mjs'

/** A field of an event; undefined where it can not be read. */
function fieldOf(object, name) {
  try {
    return object[name]
  } catch {
    return undefined
  }
}

const isCloseCode = (value) => Number.isInteger(value) && value >= 0 && value < 65_536

/** What came in, or a copy that says what came in, unless that can't be read. */
function assertOrigin(result, source) {
  if (result !== source && result.raw !== undefined) assert.equal(result.raw, source)
}

property('a close has a code of 16 bits and a reason', [event], (source) => {
  const close = closeEvent(source)
  assert.ok(isCloseCode(close.code), String(close.code))
  assert.equal(typeof close.reason, 'string')
  assertOrigin(close, source)
})

property('a close keeps code and reason, also of text; a missing one is 1006', [fair], (source) => {
  const close = closeEvent(source)
  const code = toNumber(source.code)
  if (close === source || close.raw === source) {
    assert.equal(close.code, isCloseCode(code) ? code : 1006)
    assert.equal(close.reason, typeof source.reason === 'string' ? source.reason : '')
  } else assert.equal(close.code, 1006)
})

property('a code of 1000 is never made up', [event], (source) => {
  if (closeEvent(source).code === 1000) assert.equal(toNumber(fieldOf(source, 'code')), 1000)
})

property(
  'a close that fits is passed on itself',
  [fc.record({ code: fc.nat(65_535), reason: text, wasClean: fc.boolean() })],
  (source) => {
    const close = Object.freeze(source)
    assert.equal(closeEvent(close), close)
  },
)

property(
  'an error has our code, a text, and the host’s event',
  [event, fc.option(fc.string({ minLength: 1 }), { nil: undefined })],
  (source, own) => {
    const error = errorEvent('connect-failed', source, own)
    assert.equal(error.code, 'connect-failed')
    assert.equal(typeof error.message, 'string')
    assertOrigin(error, source)
  },
)

/** The messages that reach the app, after one that may be a Blob. */
async function delivered(source) {
  const seen = []
  const port = {
    isHolding: () => false,
    isPong: null,
    noteUnknownData() {},
    seen: () => VERDICT_DELIVER,
    drain() {},
    deliver: (message) => seen.push(message),
    reportMessage: (generation, size, isPong, message) => seen.push(message),
  }
  messageListener({ port, isClosed: () => false }, 1, 1)(source)
  for (let turn = 0; turn < 6; turn += 1) await null
  return seen
}

property(
  'a message is delivered once, as text, as bytes or as it came',
  [event],
  async (source) => {
    const [got, ...more] = await delivered(source)
    assert.deepEqual(more, [])
    if (Object.is(got, source)) return
    assert.equal(got.raw, source)
    if (got.data === undefined) return
    assert.ok(kindOf(got.data))
    assert.equal(got.isBuffer, false)
  },
)

const wrappings = {
  plain: (inner) => inner,
  nested: (inner) => ({ data: { socketTaskID: 1, ...inner } }),
  frozen: (inner) => Object.freeze(inner),
}

for (const [name, wrap] of Object.entries(wrappings)) {
  property(`base64 that is marked is decoded, ${name}`, [bytes], (array) => {
    const coded = Buffer.from(array).toString('base64')
    const message = messageEvent(wrap({ data: coded, isBuffer: true }))
    assert.equal(kindOf(message.data), 2)
    assert.deepEqual(new Uint8Array(message.data), array)
    assert.equal(message.isBuffer, false)
  })

  property(`base64 that is not marked is text, ${name}`, [base64], (coded) => {
    for (const inner of [{ data: coded }, { data: coded, isBuffer: false }])
      assert.equal(messageEvent(wrap(inner)).data, coded)
  })
}

property(
  'a Blob is unpacked; one that refuses is delivered as it came',
  [bytes, fc.nat(3)],
  async (array, way) => {
    const buffer = array.slice().buffer
    const refuse = () => {
      throw new Error('no')
    }
    const ways = [() => buffer, () => Promise.resolve(buffer), refuse, () => Promise.reject(refuse)]
    const source = { data: { size: array.length, arrayBuffer: ways[way] } }
    const [got, ...more] = await delivered(source)
    assert.deepEqual(more, [])
    if (way < 2) assert.equal(got.data, buffer)
    else assert.equal(got, source)
  },
)
