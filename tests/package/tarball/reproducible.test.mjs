// Two builds, from two folders, give the same bytes: what is published can be checked by anyone.

import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs'
import { dirname, join } from 'node:path'
import test from 'node:test'
import { texts } from '../../../scripts/build/assemble.mjs'
import { filesBelow } from '../../../scripts/lib/files.mjs'
import { at } from '../../../scripts/lib/step.mjs'

const inputs = ['Cargo.toml', 'Cargo.lock', 'package.json', 'package-lock.json', '.npmrc', ...texts]
// `bench` since cargo wants every member of the workspace.
const folders = ['src', 'js', 'scripts', 'bench', 'pkg-template']
const copy = at('target/reproducible/another-folder')
/** Made once, since it takes long and says nothing about the .wasm. */
const shared = ['node_modules', 'target/host']

/** All sources anew; cargo's output for wasm stays, so that only the first run builds std. */
function copySources() {
  for (const name of [...folders, ...shared, 'pkg', 'target/build']) {
    rmSync(join(copy, name), { recursive: true, force: true })
  }
  for (const name of [...inputs, ...folders].filter((path) => existsSync(at(path)))) {
    cpSync(at(name), join(copy, name), { recursive: true, preserveTimestamps: true })
  }
  for (const name of shared) {
    mkdirSync(dirname(join(copy, name)), { recursive: true })
    symlinkSync(at(name), join(copy, name))
  }
}

test('a build in another folder gives the same package', { timeout: 600_000 }, () => {
  copySources()
  execFileSync(process.execPath, ['scripts/build.mjs'], {
    cwd: copy,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const [here, there] = [at('pkg'), join(copy, 'pkg')]
  assert.deepEqual(filesBelow(there), filesBelow(here))
  for (const file of filesBelow(here)) {
    assert.ok(readFileSync(join(here, file)).equals(readFileSync(join(there, file))), file)
  }
})
