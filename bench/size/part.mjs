// What the package adds to an app, in bytes: what is published, what a bundler makes of it beside its peers, what it
// consists of, and what the .wasm carries. The same on every machine.

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { packedDir } from '../../scripts/lib/packed.mjs'
import { onDisk, weigh } from '../../scripts/lib/weigh.mjs'
import { atMost } from '../report/target.mjs'
import { bundles } from './bundles.mjs'
import { candidates } from './candidates.mjs'
import { components } from './components.mjs'
import { glueByOrigin } from './glue.mjs'
import { plots, tables } from './tables.mjs'
import { realApps } from './toolchains.mjs'
import { carried } from './wasm.mjs'

/** The budget of the design, in bytes: what must hold, and what was hoped for. */
const budget = [
  ['dist/index.js', 'gzip', 37_500, 36_000],
  ['dist/index.js', 'raw', 115_000, 108_000],
  ['miniprogram_dist/core.wasm', 'brotli', 17_500, 16_500],
  ['miniprogram_dist/core.wasm', 'raw', 42_000, 39_000],
  ['miniprogram_dist', 'without `websocket.js`', 162_000, 150_000],
]

const files = [
  'dist/index.js',
  'dist/index.esm.js',
  'dist/wasm.js',
  'dist/wasm.esm.js',
  'websocket.js',
  'miniprogram_dist/index.js',
  'miniprogram_dist/engine-js.js',
  'miniprogram_dist/core.wasm',
]

export async function bench(how) {
  const dir = packedDir()
  const published = Object.fromEntries(
    files.map((file) => [file, weigh(readFileSync(join(dir, file)))]),
  )
  const all = onDisk(join(dir, 'miniprogram_dist'))
  published.miniprogram_dist = {
    'on disk': all,
    'without `websocket.js`': all - readFileSync(join(dir, 'miniprogram_dist/websocket.js')).length,
  }
  const weighed = {
    components: await components(),
    carried: await carried(),
    glue: await glueByOrigin(),
  }
  const results = {
    published,
    bundles: await bundles(),
    apps: await realApps(how),
    ...weighed,
    candidates: await candidates(weighed),
    targets: targets(published),
  }
  return { results, tables: tables(results), plots: plots(results) }
}

function targets(published) {
  const row = (kind, index) => (line) => {
    const [file, how] = line
    const [limit, measured] = [line[index], published[file][how]]
    return atMost(limit, measured, 'bytes', `\`${file}\`, ${how}: ${kind}`)
  }
  return [...budget.map(row('ceiling', 2)), ...budget.map(row('aim', 3))]
}
