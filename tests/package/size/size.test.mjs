// Every user's app ships every byte. So there are limits, raw and compressed. 1 KB is 1000 bytes.

import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import test from 'node:test'
import { packedDir } from '../../../scripts/lib/packed.mjs'
import { brotlied, gzipped, onDisk as diskOf } from '../../../scripts/lib/weigh.mjs'

const dir = packedDir()

const read = (file) => readFileSync(join(dir, file))
const raw = (file) => read(file).length
const gzip = (file) => gzipped(read(file))
const brotli = (file) => brotlied(read(file))
/** Of the folder's files, tools drop those that the app does not require; the WebSocket class is weighed by itself. */
const onDisk = (folder) => diskOf(join(dir, folder)) - raw(`${folder}/websocket.js`)

const ceilings = [
  ['dist/index.js', 'raw', raw, 115_000],
  ['dist/index.js', 'gzip', gzip, 37_500],
  ['dist/index.esm.js', 'raw', raw, 115_000],
  ['dist/index.esm.js', 'gzip', gzip, 37_500],
  ['diagnostics.js', 'raw', raw, 2_575],
  ['diagnostics.js', 'gzip', gzip, 1_280],
  ['websocket.js', 'raw', raw, 18_000],
  ['websocket.js', 'gzip', gzip, 7_000],
  ['vue.js', 'raw', raw, 3_350],
  ['vue.js', 'gzip', gzip, 1_390],
  ['react.js', 'raw', raw, 3_600],
  ['react.js', 'gzip', gzip, 1_470],
  ['miniprogram_dist/core.wasm', 'raw', raw, 42_000],
  ['miniprogram_dist/core.wasm', 'brotli', brotli, 17_500],
  ['miniprogram_dist', 'on disk', onDisk, 162_000],
]

for (const [what, how, measure, ceiling] of ceilings) {
  test(`${what}, ${how}: at most ${ceiling} bytes`, (t) => {
    const bytes = measure(what)
    t.diagnostic(`${what}, ${how}: ${bytes} bytes, ${Math.round((bytes / ceiling) * 100)} %`)
    assert.ok(bytes <= ceiling, `${bytes} bytes`)
  })
}
