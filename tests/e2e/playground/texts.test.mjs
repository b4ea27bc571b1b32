// The texts of the page: the same in both languages, none unused, none missing.

import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { en } from '../../../playground/texts/en.mjs'
import { zh } from '../../../playground/texts/zh.mjs'
import { filesBelow } from '../../../scripts/lib/files.mjs'
import { at } from '../../../scripts/lib/step.mjs'

const names = (text) => text.match(/\{\w+\}/g)?.sort() ?? []

test('both languages have the same texts, with the same names in them', () => {
  assert.deepEqual(Object.keys(zh), Object.keys(en))
  for (const key of Object.keys(en)) assert.deepEqual(names(zh[key]), names(en[key]), key)
})

test('no text is empty, and Chinese ones are Chinese but for names of code', () => {
  const same = Object.keys(en).filter((key) => en[key] === zh[key])
  for (const key of same) assert.match(en[key], /^(1\.x|2\.x|mqtt|wasm|\w+\(\))$/, key)
  for (const [key, text] of Object.entries(zh)) assert.notEqual(text.trim(), '', key)
})

test('the short form of a state is how the long one begins', () => {
  for (const texts of [en, zh])
    for (const [key, text] of Object.entries(texts))
      if (key.startsWith('band.')) assert.ok(texts[key.replace('band', 'state')].startsWith(text))
})

test('the page names only texts that there are', () => {
  const html = readFileSync(at('playground/index.html'), 'utf8')
  for (const [, key] of html.matchAll(/data-(?:text|label)="([^"]+)"/g)) assert.ok(en[key], key)
})

test('every text is used', () => {
  const sources = filesBelow(at('playground'))
    .filter((file) => /\.(mjs|html)$/.test(file) && !/texts\/(en|zh)/.test(file))
    .map((file) => readFileSync(at('playground', file), 'utf8'))
    .join('\n')
  for (const key of Object.keys(en)) {
    // `fault.${name}` and the like: the last word stands alone.
    const words = key.split('.')
    assert.ok(sources.includes(words.at(-1)), key)
  }
})
