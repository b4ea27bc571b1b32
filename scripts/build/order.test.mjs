// The order of functions in what is shipped.

import assert from 'node:assert/strict'
import test from 'node:test'
import { parse } from 'acorn'
import { likeNextToLike } from './order.mjs'

const ordered = (code) => likeNextToLike(code, parse(code, { ecmaVersion: 5 }))

const one = 'function one(a){return a.first.second}'
const two = 'function two(b){for(;;)b[0]=b[1]*1e3}'
const three = 'function three(a){return a.first.third}'
const four = 'function four(b){for(;;)b[2]=b[1]*1e3}'

test('a function comes after those that it is most like', () => {
  assert.equal(ordered(one + two + three + four), one + three + two + four)
})

test('what stands between functions stays where it is', () => {
  const code = `"use strict";${one}var x=1;${two};x++;${three}${four}x--`
  assert.equal(ordered(code), `"use strict";${one}var x=1;${three};x++;${two}${four}x--`)
})

test('only the longest list is put in order, also inside a function', () => {
  const inner = `function inner(){${one}${two}${three}}`
  const after = `function inner(){${one}${three}${two}}`
  assert.equal(ordered(`${inner}function outer(){}`), `${after}function outer(){}`)
  assert.equal(ordered('var x=1'), 'var x=1')
})
