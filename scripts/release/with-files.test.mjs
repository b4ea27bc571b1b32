// A release changes files; a dry run, a failure and an interruption put them back.

import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { at, write } from '../lib/step.mjs'
import { withFiles } from './with-files.mjs'

const files = { 'a.txt': { before: 'a', after: 'A' }, 'b.txt': { before: 'b', after: 'B' } }

/** A folder with the files; `texts()` is what stands in them. */
function folderFor(name) {
  const folder = at('target/with-files', name)
  for (const [file, { before }] of Object.entries(files)) write(join(folder, file), before)
  const texts = () => Object.keys(files).map((file) => readFileSync(join(folder, file), 'utf8'))
  return { folder, texts }
}

for (const [keep, expected] of [
  [true, ['A', 'B']],
  [false, ['a', 'b']],
]) {
  test(`${keep ? 'kept' : 'put back'} after work that was done`, async () => {
    const { folder, texts } = folderFor(`keep-${keep}`)
    let during
    await withFiles(folder, files, { keep }, async () => void (during = texts()))
    assert.deepEqual([during, texts()], [['A', 'B'], expected])
  })
}

test('put back when the work fails', async () => {
  const { folder, texts } = folderFor('fails')
  const work = () => Promise.reject(new Error('no'))
  await assert.rejects(withFiles(folder, files, { keep: true }, work), /no/)
  assert.deepEqual(texts(), ['a', 'b'])
})

for (const signal of ['SIGINT', 'SIGTERM']) {
  test(`put back on ${signal}`, () => {
    const { folder, texts } = folderFor(signal)
    const program = `
      import { withFiles } from ${JSON.stringify(at('scripts/release/with-files.mjs'))}
      setInterval(() => {}, 1000)
      await withFiles(${JSON.stringify(folder)}, ${JSON.stringify(files)}, { keep: true }, () => {
        process.kill(process.pid, '${signal}')
        return new Promise(() => {})
      })`
    const { status } = spawnSync(process.execPath, ['--input-type=module', '-e', program])
    assert.equal(status, 130)
    assert.deepEqual(texts(), ['a', 'b'])
  })
}
