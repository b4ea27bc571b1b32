// What may be tracked.

import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { test } from 'node:test'
import { at } from '../../scripts/lib/step.mjs'

const tracked = execFileSync('git', ['-c', 'safe.directory=*', 'ls-files', '-z'], {
  cwd: at(),
  encoding: 'utf8',
})
  .split('\0')
  .filter(Boolean)

test('no archive is tracked: it was made by a tool, and nobody can review it', () => {
  assert.ok(tracked.includes('package.json'))
  const archive = /\.(zip|tgz|tar|gz|bz2|xz|zst|br|7z|rar|jar|crate)$/i
  assert.deepEqual(
    tracked.filter((file) => archive.test(file)),
    [],
  )
})
