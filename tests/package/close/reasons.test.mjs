// The reason of a close: how long it may be in a frame, and which pause a server may ask for in it.

import assert from 'node:assert/strict'
import fc from 'fast-check'
import { retryAfter as pauseOf } from '../../../js/bridge/foreign.js'
import { cutReason } from '../../../js/util/close-reason.js'
import { text } from '../../support/hostile.mjs'
import { property } from '../../support/property.mjs'

const sizeOf = (reason) => new TextEncoder().encode(reason).length
const retryAfter = (reason) => pauseOf({ reason })
const isHigh = (unit) => unit >= 0xd800 && unit < 0xdc00
const isLow = (unit) => unit >= 0xdc00 && unit < 0xe000

property('a reason is cut to 123 bytes of UTF-8', [text], (reason) => {
  const cut = cutReason(reason)
  assert.ok(sizeOf(cut) <= 123, `${sizeOf(cut)} bytes`)
  assert.ok(reason.startsWith(cut))
})

property('it is not cut inside a character', [text], (reason) => {
  const { length } = cutReason(reason)
  assert.ok(!(isHigh(reason.charCodeAt(length - 1)) && isLow(reason.charCodeAt(length))))
})

property('no more is cut than has to be', [text], (reason) => {
  const { length } = cutReason(reason)
  if (length === reason.length) return
  const isPair = isHigh(reason.charCodeAt(length)) && isLow(reason.charCodeAt(length + 1))
  assert.ok(sizeOf(reason.slice(0, length + (isPair ? 2 : 1))) > 123)
})

property(
  'retry-after is read wherever it stands',
  [text, fc.nat(), text],
  (before, seconds, after) => {
    const free = before.replaceAll('retry-after=', '')
    const rest = after.replace(/^\d+/, '')
    assert.equal(retryAfter(`${free}retry-after=${seconds}${rest}`), seconds)
  },
)

property('without it there is no retry hint', [text], (reason) => {
  const asked = retryAfter(reason)
  if (!/retry-after=\d/.test(reason)) assert.equal(asked, 0)
  assert.ok(asked >= 0)
})

property(
  'what is no whole number of seconds is none',
  [fc.constantFrom('', '-1', 'x', ' 5', '.5', '=3', 'NaN')],
  (value) => {
    assert.equal(retryAfter(`retry-after=${value}`), 0)
  },
)
