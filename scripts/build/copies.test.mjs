// 64-bit integers that only move bytes, in the text that wasm2js gets.

import assert from 'node:assert/strict'
import test from 'node:test'
import { withoutWideMoves } from './copies.mjs'

const COPY =
  '(func $copy (param $to i32) (param $from i32)' +
  ' (i64.store (local.get $to) (i64.load (local.get $from))))'

/** What becomes of an instruction. */
const becomes = (instruction) => {
  const text = withoutWideMoves(`(module ;; a comment (\n (func $f ${instruction}))`)
  const [, after] = text.match(/^\(module \(func \$f (.*)\) (?=\(func \$copy)/)
  assert.ok(text.endsWith(` ${COPY})`), text)
  return after
}

const get = (name) => `(local.get $${name})`

test('a copy of eight bytes is a call, with the addresses in the same order', () => {
  const load = `(i64.load offset=16 align=4 ${get('b')})`
  assert.equal(
    becomes(`(i64.store offset=8 ${get('a')} ${load})`),
    `(call $copy (i32.add ${get('a')} (i32.const 8)) (i32.add ${get('b')} (i32.const 16)))`,
  )
  assert.equal(
    becomes(`(block (i64.store (call $to) (i64.load (call $from))))`),
    '(block (call $copy (call $to) (call $from)))',
  )
})

test('a constant is the float of the same bits, if that is a usual number', () => {
  const store = (value) => becomes(`(i64.store offset=8 ${get('a')} (i64.const ${value}))`)
  const float = (value) => `(f64.store offset=8 ${get('a')} (f64.const ${value}))`
  const same = (value) => `(i64.store offset=8 ${get('a')} (i64.const ${value}))`
  assert.equal(store('0'), float('0'))
  assert.equal(store('4607182418800017408'), float('1'))
  assert.equal(store('-4616189618054758400'), float('-1'))
  assert.equal(store('9218868437227405312'), float('inf'))
  for (const other of ['1', '-1', '9221120237041090560', '-9223372036854775808']) {
    assert.equal(store(other), same(other))
  }
})

test('all else stays as it is', () => {
  const others = [
    `(i32.store ${get('a')} (i32.load ${get('b')}))`,
    `(i64.store ${get('a')} (local.get $wide))`,
    `(i64.store align=4 ${get('a')} (i64.const 0))`,
    `(i64.store align=2 ${get('a')} (i64.load ${get('b')}))`,
    `(i64.store ${get('a')} (i64.load align=1 ${get('b')}))`,
    `(i64.store ${get('a')} (i64.load32_u ${get('b')}))`,
    `(data "\\22(i64.store)")`,
  ]
  for (const other of others) assert.equal(becomes(other), other)
})
