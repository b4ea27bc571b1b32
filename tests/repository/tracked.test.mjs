// Which files may be tracked.

import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { test } from 'node:test'
import { filesBelow } from '../../scripts/lib/files.mjs'
import { at } from '../../scripts/lib/step.mjs'

/** An unpacked archive has no git, but nothing else than what was tracked, and what was made since. */
const made = /(^|\/)(node_modules|target|pkg|dist|miniprogram_npm)\//
const options = { cwd: at(), encoding: 'utf8' }
const tracked = existsSync(at('.git'))
  ? execFileSync('git', ['-c', 'safe.directory=*', 'ls-files', '-z'], options).split('\0')
  : filesBelow(at()).filter((file) => !made.test(file))

test('no archive is tracked: it was made by a tool, and nobody can review it', () => {
  assert.ok(tracked.includes('package.json'))
  const archive = /\.(zip|tgz|tar|gz|bz2|xz|zst|br|7z|rar|jar|crate)$/i
  assert.deepEqual(
    tracked.filter((file) => archive.test(file)),
    [],
  )
})
