// The arguments of `npm run release`.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readArguments } from './arguments.mjs'

test('a version and flags, in any order', () => {
  const all = { wanted: 'minor', dryRun: true, skipTests: true }
  assert.deepEqual(readArguments(['--skip-tests', 'minor', '--dry-run']), all)
  const none = { wanted: undefined, dryRun: false, skipTests: false }
  assert.deepEqual(readArguments([]), none)
})

test('what is unknown is named, with what is allowed', () => {
  assert.throws(() => readArguments(['--dryrun']), /unknown: --dryrun; allowed is: npm run release/)
  assert.throws(() => readArguments(['minor', 'patch']), /unknown: patch; allowed is/)
})

test('a release runs the tests; only a dry run may skip them', () => {
  assert.throws(() => readArguments(['--skip-tests']), /with --dry-run only/)
})
