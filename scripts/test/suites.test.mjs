// The folder of a test decides in which suite it runs, so no folder may be forgotten.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { filesBelow } from '../lib/files.mjs'
import { at } from '../lib/step.mjs'
import { suites as real } from '../real/suites.mjs'
import { suites } from './suites.mjs'

const folders = [...Object.values(suites), ...Object.values(real)].flatMap(
  (suite) => suite.folders ?? [],
)

const tests = ['bench', 'playground', 'scripts', 'tests'].flatMap((folder) =>
  filesBelow(at(folder))
    .filter((file) => file.endsWith('.test.mjs'))
    .map((file) => `${folder}/${file}`),
)

test('every test runs in one suite', () => {
  for (const file of tests) {
    const of = folders.filter((folder) => file.startsWith(`${folder}/`))
    assert.equal(of.length, 1, `${file} runs in ${of.length} suites`)
  }
})

test('no folder of a suite is empty', () => {
  for (const folder of folders)
    assert.ok(
      tests.some((file) => file.startsWith(`${folder}/`)),
      folder,
    )
})
