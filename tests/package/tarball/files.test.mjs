// What the tarball contains, and whether its manifest is correct.

import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import test from 'node:test'
import { filesBelow } from '../../../scripts/lib/files.mjs'
import { packedDir } from '../../../scripts/lib/packed.mjs'
import { at } from '../../../scripts/lib/step.mjs'
import { version } from '../../../scripts/lib/version.mjs'

const golden = [
  'CHANGELOG.md',
  'LICENSE',
  'README.md',
  'README.zh-CN.md',
  'diagnostics.d.ts',
  'diagnostics.js',
  'dist/diagnostics.esm.js',
  'dist/index.esm.js',
  'dist/index.js',
  'dist/node.cjs',
  'dist/node.mjs',
  'dist/react.esm.js',
  'dist/vue.esm.js',
  'dist/wasm.esm.js',
  'dist/wasm.js',
  'dist/websocket.cjs',
  'dist/websocket.esm.js',
  'docs/API.md',
  'docs/API.zh-CN.md',
  'docs/HOSTS.md',
  'docs/HOSTS.zh-CN.md',
  'docs/MIGRATION.md',
  'docs/WEBSOCKET.md',
  'docs/WEBSOCKET.zh-CN.md',
  'docs/images/black-hole-dark.svg',
  'docs/images/black-hole-light.svg',
  'docs/images/black-hole.zh-CN-dark.svg',
  'docs/images/black-hole.zh-CN-light.svg',
  'frameworks.d.ts',
  'index.d.mts',
  'index.d.ts',
  'miniprogram_dist/core.wasm',
  'miniprogram_dist/diagnostics.js',
  'miniprogram_dist/engine-js.js',
  'miniprogram_dist/index.js',
  'miniprogram_dist/websocket.js',
  'package.json',
  'react.d.ts',
  'react.js',
  'vue.d.ts',
  'vue.js',
  'websocket.d.ts',
  'websocket.js',
]

const dir = packedDir()
const oldDir = at('node_modules/websocket-heartbeat-miniprogram-1')
const manifest = JSON.parse(readFileSync(join(dir, 'package.json'), 'utf8'))

/** All strings in `exports`, however deep. */
const leaves = (node) => (typeof node === 'string' ? [node] : Object.values(node).flatMap(leaves))

test('the tarball holds exactly the golden list of files', () => {
  assert.deepEqual(filesBelow(dir), golden)
})

test('every path that the manifest names exists', () => {
  const { main, module, types, miniprogram, exports } = manifest
  for (const path of [main, module, types, miniprogram, ...leaves(exports)]) {
    assert.ok(existsSync(join(dir, path)), path)
  }
  assert.ok(existsSync(join(dir, miniprogram, 'index.js')), 'the entry of the miniprogram folder')
})

test('every set of conditions offers types first and, but for fixed files, a default', () => {
  for (const [path, target] of Object.entries(manifest.exports)) {
    if (typeof target === 'string') continue
    assert.equal(Object.keys(target)[0], 'types', path)
    assert.ok('default' in target, path)
  }
})

test('1.x is found where it was', () => {
  assert.equal(manifest.name, 'websocket-heartbeat-miniprogram')
  assert.equal(manifest.main, 'dist/index.js')
  assert.equal(manifest.exports['./dist/index.js'].default, './dist/index.js')
})

test('author, repository and the place for bugs are those of 1.x', () => {
  const old = JSON.parse(readFileSync(join(oldDir, 'package.json'), 'utf8'))
  for (const key of ['author', 'homepage', 'repository', 'bugs', 'license']) {
    assert.ok(old[key], key)
    assert.deepEqual(manifest[key], old[key], key)
  }
})

test('the licence keeps the copyright line of 1.x, and is the same but for ours', () => {
  const lines = (folder) => readFileSync(join(folder, 'LICENSE'), 'utf8').trim().split('\n')
  const ours = 'Copyright (c) websocket-heartbeat-miniprogram contributors'
  assert.ok(lines(dir).includes(ours))
  assert.deepEqual(
    lines(dir).filter((line) => line !== ours),
    lines(oldDir),
  )
  assert.deepEqual(lines(at()), lines(dir))
})

test('nothing runs on installation and nothing else is installed', () => {
  for (const key of ['scripts', 'dependencies', 'devDependencies', 'bin']) {
    assert.equal(manifest[key], undefined, key)
  }
  for (const name of Object.keys(manifest.peerDependencies)) {
    assert.deepEqual(manifest.peerDependenciesMeta[name], { optional: true }, name)
  }
  assert.equal(manifest.sideEffects, false)
})

test('the version is that of Cargo.toml', () => {
  assert.equal(manifest.version, version)
})

test('no file names a path of the machine that built it', () => {
  for (const file of filesBelow(dir)) {
    const text = readFileSync(join(dir, file), 'latin1')
    assert.doesNotMatch(text, /\/(root|home|Users|tmp|usr)\/|\.cargo|rustlib/, file)
  }
})
