// For any event of a host, the app gets an event of our shape. The host's own object is in `raw`, or is the event itself,
// and is never changed.

import assert from 'node:assert/strict'
import fc from 'fast-check'
import { kindOf, toNumber } from '../../../js/util/data.js'
import { v2 } from '../../support/cases.mjs'
import { base64, bytes, event, fair, text } from '../../support/hostile.mjs'
import { holds } from '../../support/property.mjs'
import { QUICK } from './misbehaviour.mjs'

/** A field of an event; undefined where it can not be read. */
function fieldOf(object, name) {
  try {
    return object[name]
  } catch {
    return undefined
  }
}

const isCloseCode = (value) => Number.isInteger(value) && value > 0 && value < 65_536

/** What came in, or a copy that says what came in, unless that can't be read. */
function assertOrigin(result, source) {
  if (result !== source && result.raw !== undefined) assert.equal(result.raw, source)
}

/** A task whose socket reports events: gives what the app gets of one. */
async function reporting(make) {
  // The host does not know that a socket has reported its close, and counts it.
  const w = await make({ quirks: { maxSockets: 100_000 } })
  const task = await w.opened({ ...QUICK, shouldReconnect: () => true, retry: () => 0 })
  return async (type, hook, source) => {
    await w.until(() => task.state === 'open')
    const { length } = w.recorder.of(hook)
    w.host.socket.emit(type, source)
    await w.advance(0)
    const [got, ...more] = w.recorder.of(hook).slice(length)
    assert.deepEqual(more, [])
    return got.event
  }
}

v2('a close has a code of 16 bits and a reason', async (make) => {
  const report = await reporting(make)
  await holds([event], async (source) => {
    const close = await report('close', 'onClose', source)
    assert.ok(isCloseCode(close.code), String(close.code))
    assert.equal(typeof close.reason, 'string')
    assertOrigin(close, source)
    // It is never made up.
    if (close.code === 1000) assert.equal(toNumber(fieldOf(source, 'code')), 1000)
  })
})

v2('a close keeps code and reason, also of text; none or 0 is 1006', async (make) => {
  const report = await reporting(make)
  await holds([fair], async (source) => {
    const close = await report('close', 'onClose', source)
    const code = toNumber(source.code)
    if (close === source || close.raw === source) {
      assert.equal(close.code, isCloseCode(code) ? code : 1006)
      assert.equal(close.reason, typeof source.reason === 'string' ? source.reason : '')
    } else assert.equal(close.code, 1006)
  })
})

v2('a close that fits is passed on itself', async (make) => {
  const report = await reporting(make)
  const fits = fc.record({
    code: fc.integer({ min: 1, max: 65_535 }),
    reason: text,
    wasClean: fc.boolean(),
  })
  await holds([fits], async (source) => {
    const close = Object.freeze(source)
    assert.equal(await report('close', 'onClose', close), close)
  })
})

v2('an error has our code, a text, and the host’s event', async (make) => {
  const report = await reporting(make)
  await holds([event], async (source) => {
    const error = await report('error', 'onError', source)
    assert.equal(error.code, 'socket-error')
    assert.equal(typeof error.message, 'string')
    assertOrigin(error, source)
  })
})

v2('a message is delivered once, as text, as bytes or as it came', async (make) => {
  const report = await reporting(make)
  await holds([event], async (source) => {
    const got = await report('message', 'onMessage', source)
    if (Object.is(got, source)) return
    assert.equal(got.raw, source)
    if (got.data === undefined) return
    assert.ok(kindOf(got.data))
    assert.equal(got.isBuffer, false)
  })
})

const wrappings = {
  plain: (inner) => inner,
  nested: (inner) => ({ data: { socketTaskID: 1, ...inner } }),
  frozen: (inner) => Object.freeze(inner),
}

for (const [name, wrap] of Object.entries(wrappings)) {
  v2(`base64 that is marked is decoded, ${name}`, async (make) => {
    const report = await reporting(make)
    await holds([bytes], async (array) => {
      const data = Buffer.from(array).toString('base64')
      const message = await report('message', 'onMessage', wrap({ data, isBuffer: true }))
      assert.equal(kindOf(message.data), 2)
      assert.deepEqual([...new Uint8Array(message.data)], [...array])
      assert.equal(message.isBuffer, false)
    })
  })

  v2(`base64 that is not marked is text, ${name}`, async (make) => {
    const report = await reporting(make)
    await holds([base64], async (data) => {
      for (const inner of [{ data }, { data, isBuffer: false }])
        assert.equal((await report('message', 'onMessage', wrap(inner))).data, data)
    })
  })
}

v2('a Blob is unpacked; one that refuses is delivered as it came', async (make) => {
  const report = await reporting(make)
  await holds([bytes, fc.nat(3)], async (array, way) => {
    const buffer = array.slice().buffer
    const refuse = () => {
      throw new Error('no')
    }
    const ways = [() => buffer, () => Promise.resolve(buffer), refuse, () => Promise.reject(refuse)]
    const source = { data: { size: array.length, arrayBuffer: ways[way] } }
    const got = await report('message', 'onMessage', source)
    if (way < 2) assert.equal(got.data, buffer)
    else assert.equal(got, source)
  })
})
