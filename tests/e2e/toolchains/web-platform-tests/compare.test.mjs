// The comparison with the list, on results that are made up.

import assert from 'node:assert/strict'
import test from 'node:test'
import { compare } from './compare.mjs'
import { ALL, ENDLESS, groups } from './misses.mjs'
import { stages } from './stages.mjs'

const stage = stages['wx, web, wasm']
const subtest = (passed) => ({ passed, name: 'a name', message: 'a message' })
const fileOf = (...passed) => ({ subtests: passed.map(subtest), problem: '' })

/** What is listed for the stage, missed as it is listed, and other files. */
function resultsWith(others) {
  const listed = groups.filter(({ on }) => on(stage)).map(({ files }) => files)
  const missed = Object.entries(Object.assign({}, ...listed)).map(([file, numbers]) => {
    if (numbers === ENDLESS) return [file, { subtests: [], problem: 'no end' }]
    if (numbers === ALL) return [file, fileOf(false)]
    const passed = Array.from({ length: 70 }, (_, index) => !numbers.includes(index + 1))
    return [file, { ...fileOf(...passed), problem: numbers.includes(0) ? 'no end' : '' }]
  })
  return { ...Object.fromEntries(missed), ...others }
}

test('what is listed may be missed', () => {
  const { unlisted, unmissed } = compare(resultsWith({}), stage)
  assert.deepEqual({ unlisted, unmissed }, { unlisted: [], unmissed: [] })
})

test('another miss is told: a subtest, or that a file has no end', () => {
  const others = { 'a.js': fileOf(true, false), 'b.js': { ...fileOf(true), problem: 'no end' } }
  assert.deepEqual(compare(resultsWith(others), stage).unlisted, [
    'a.js 2: a name: a message',
    'b.js 0: the end of the file: no end',
  ])
})

test('what is listed and passes is told', () => {
  const passes = { 'constructor/013.html': fileOf(true) }
  assert.deepEqual(compare(resultsWith(passes), stage).unmissed, ['constructor/013.html'])
})
