// The names of parameters and variables in what is shipped.

import assert from 'node:assert/strict'
import test from 'node:test'
import { parse } from 'acorn'
import { namedAlike } from './locals.mjs'

const named = (code) => namedAlike(code, parse(code, { ecmaVersion: 5 }))

const first = 'function one(a,b){for(;b<a.length;b++)a[b]=a[b+1]*1e3}'

test('a function gets the names of one before that is like it', () => {
  const second = 'function two(b,a){for(;a<b.length;a++)b[a]=b[a+1]*1e3}'
  const [one, two] = named(first + second).split(/(?=function)/)
  assert.equal(two, one.replace('one', 'two'))
})

test('no name from outside is hidden', () => {
  const second = 'function two(c,d){for(;d<c.length;d++)c[d]=c[d+1]*a}'
  const [, params] = named(first + second).match(/two\((.*?)\)/)
  assert.ok(!params.split(',').includes('a'))
  const [x, y] = params.split(',')
  assert.ok(
    named(first + second).endsWith(`for(;${y}<${x}.length;${y}++)${x}[${y}]=${x}[${y}+1]*a}`),
  )
})

test('what is caught and what a function calls itself are renamed with the variables', () => {
  const code = `${first}var f=function b(a){try{return a?b(0):x.a.b}catch(c){return c}finally{a={c:a}}}`
  const [, own, param, thrown] = named(code).match(/function (\w)\((\w)\)\{try.*catch\((\w)\)/)
  assert.equal(new Set([own, param, thrown, 'x']).size, 4)
  const body = `try{return ${param}?${own}(0):x.a.b}catch(${thrown}){return ${thrown}}finally{${param}={c:${param}}}`
  assert.ok(named(code).endsWith(`var f=function ${own}(${param}){${body}}`))
})

test('labels and functions with functions inside stay as they are', () => {
  const outer = 'function two(b){b:for(;;){if(b)break b}return function(){return b}}'
  assert.ok(
    named(first + outer).includes('function two(b){b:for(;;){if(b)break b}return function('),
  )
})
