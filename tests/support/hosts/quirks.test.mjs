// The table of switches: no typing error passes, and every value is tried somewhere.

import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { filesBelow } from '../../../scripts/lib/files.mjs'
import { at } from '../../../scripts/lib/step.mjs'
import { defaults, presets, quirksOf, switches } from './quirks.mjs'

test('an unknown host or switch is an error, not a kind default', () => {
  assert.throws(() => quirksOf('wy'), /unknown host/)
  assert.throws(() => quirksOf('wx', { clsoe: 1 }), /unknown quirk/)
  assert.throws(() => quirksOf('wx', { send: 'thorw' }), /no value "thorw"/)
})

test('every value of every switch is on in a preset or in a test', () => {
  const isTest = (file) => file.endsWith('.test.mjs')
  const folders = ['tests/support', 'tests/package']
  const sources = folders.flatMap((folder) =>
    filesBelow(at(folder))
      .filter(isTest)
      .map((file) => readFileSync(at(folder, file), 'utf8')),
  )
  const inPreset = (name, value) =>
    Object.keys(presets).some((host) => {
      const actual = quirksOf(host)[name]
      return value === Number ? actual !== defaults[name] : actual === value
    })
  const inTest = (name, value) => {
    const word = value === Number ? '\\d+' : typeof value === 'string' ? `'${value}'` : value
    // In the switch's place, in a list that the test goes through, or all of them.
    const set = new RegExp(
      `\\b${name}(:| =) ${word}|\\b${name} of \\[[^\\]]*${word}|switches\\.${name}\\b`,
    )
    return sources.some(
      (source) => set.test(source) || (/switches\[/.test(source) && source.includes(`'${name}'`)),
    )
  }
  const isOn = (name, value) => inPreset(name, value) || inTest(name, value)
  const never = Object.entries(switches).flatMap(([name, [, ...others]]) =>
    others.filter((value) => !isOn(name, value)).map((value) => `${name}: ${value}`),
  )
  assert.deepEqual(never, [])
})
