// Without Rust: the published package, from a registry that the test plays.

import assert from 'node:assert/strict'
import { once } from 'node:events'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import { after, before, test } from 'node:test'
import { join } from 'node:path'
import { packedDir, tarball } from '../lib/packed.mjs'
import { at } from '../lib/step.mjs'
import { version } from '../lib/version.mjs'
import { fetchPublished } from './without-rust.mjs'

const NAME = 'websocket-heartbeat-miniprogram'
const ENVIRONMENT = ['npm_config_registry', 'npm_config_cache']

let home
let registry
const kept = ENVIRONMENT.map((name) => [name, process.env[name]])

before(async () => {
  const file = readFileSync(tarball())
  const manifest = JSON.parse(readFileSync(join(packedDir(), 'package.json'), 'utf8'))
  home = mkdtempSync(at('target/without-rust-'))
  registry = createServer((request, response) => {
    if (request.url.endsWith('.tgz')) return response.end(file)
    const dist = { tarball: `http://${request.headers.host}/${NAME}.tgz` }
    const versions = { [version]: { ...manifest, dist } }
    response.end(JSON.stringify({ name: NAME, 'dist-tags': { latest: version }, versions }))
  }).listen(0, '127.0.0.1')
  await once(registry, 'listening')
  process.env.npm_config_registry = `http://127.0.0.1:${registry.address().port}/`
  process.env.npm_config_cache = join(home, 'cache')
})

after(() => {
  for (const [name, value] of kept) {
    if (value === undefined) delete process.env[name]
    else process.env[name] = value
  }
  registry?.close()
  registry?.closeAllConnections()
  rmSync(home, { recursive: true, force: true })
})

test('a published version lies where a built one does', async () => {
  const folder = join(home, 'pkg')
  await fetchPublished(version, folder)
  for (const file of ['package.json', 'dist/index.js', 'dist/node.cjs'])
    assert.deepEqual(readFileSync(join(folder, file)), readFileSync(join(packedDir(), file)))
})

test('where there is none, the error says so, and how else to see the demo', async () => {
  const folder = join(home, 'other')
  await assert.rejects(fetchPublished('99.0.0', folder), ({ message }) => {
    assert.match(message, /no(t| matching version).*99\.0\.0/i)
    assert.match(message, /docs\/images\//)
    assert.match(message, /rustup/)
    return true
  })
  assert.ok(!existsSync(folder))
})
