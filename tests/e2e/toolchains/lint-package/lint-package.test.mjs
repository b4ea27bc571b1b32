// Linters for packages, on the tarball as it would be published.

import assert from 'node:assert/strict'
import { join } from 'node:path'
import { test } from 'node:test'
import { tarball } from '../../../../scripts/lib/packed.mjs'
import { homeOf, runTool } from '../../../../scripts/real/toolchain.mjs'

const lint = (name, args) =>
  runTool('lint-package', join(homeOf('lint-package'), 'node_modules/.bin', name), args)

test('publint: neither errors nor warnings', async () => {
  const said = await lint('publint', [tarball(), '--strict', '--level', 'warning'])
  assert.match(said, /All good/)
})

test('attw: every entry has its types, for every kind of resolution', async () => {
  // A file for hosts, not a module.
  const other = ['--exclude-entrypoints', 'core.wasm']
  const said = await lint('attw', [tarball(), '--no-definitely-typed', '-f', 'ascii', ...other])
  assert.match(said, /No problems found/)
})
