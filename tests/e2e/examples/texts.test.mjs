// The texts of the examples whose users choose the language by a setting of theirs.

import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { transform } from 'esbuild'
import { at } from '../../../scripts/lib/step.mjs'

const files = [
  'vite/src/texts.js',
  'vue-pinia/src/texts.ts',
  'react/src/texts.ts',
  'uni-app/src/texts.js',
  'taro/src/texts.js',
]

/** What the module exports for a user of that language, whomever it asks for it. */
async function load(file, language) {
  const source = readFileSync(at('examples', file), 'utf8')
  const { code } = await transform(source, { loader: 'ts', format: 'cjs' })
  const host = { language, getLocale: () => language, getAppBaseInfo: () => ({ language }) }
  const module = {}
  new Function('module', 'require', 'navigator', 'uni', code)(module, () => host, host, host)
  return module.exports
}

/** Names and kinds of all texts; a text that has to be filled in says so. */
const shape = (texts) =>
  Object.entries(texts).map(([name, text]) =>
    typeof text === 'object' ? [name, shape(text)] : [name, typeof text, text.length > 0],
  )

for (const file of files) {
  test(`${file}: has the same texts in both languages, by the user's choice`, async () => {
    const [zh, en] = [await load(file, 'zh-CN'), await load(file, 'en-GB')]
    assert.deepEqual([zh.language, en.language], ['zh', 'en'])
    assert.deepEqual(shape(zh.texts), shape(en.texts))
    assert.equal((await load(file, 'zh_TW')).language, 'zh')
    assert.equal((await load(file, 'fr')).language, 'en')
  })
}
