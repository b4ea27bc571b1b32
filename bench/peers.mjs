// This package, 1.x and peers as one CommonJS file each, for processes that load nothing else. `kind` says how the scripts
// that measure make a connection with it.

import { createRequire } from 'node:module'
import { join } from 'node:path'
import { build } from 'esbuild'
import { packedDir } from '../scripts/lib/packed.mjs'
import { at } from '../scripts/lib/step.mjs'

const require = createRequire(import.meta.url)

/** These consist of many files, or are no CommonJS. */
const peers = {
  'reconnecting-websocket': [`export { default } from 'reconnecting-websocket'`, 'class'],
  partysocket: [`export { WebSocket as default } from 'partysocket'`, 'class'],
  'websocket-ts': [`export { WebsocketBuilder as default } from 'websocket-ts'`, 'builder'],
  'robust-websocket': [`export { default } from 'robust-websocket'`, 'global'],
}

/** `[file, kind]` by name: what is ours and 1.x as published, peers as apps have them. */
export async function singleFiles() {
  const ours = {
    wasm: [join(packedDir(), 'dist/wasm.js'), 'task'],
    js: [join(packedDir(), 'dist/index.js'), 'js'],
    v1: [require.resolve('websocket-heartbeat-miniprogram-1'), 'task'],
  }
  const others = Object.entries(peers).map(async ([name, [contents, kind]]) => {
    const outfile = at(`target/bench/peers/${name}.cjs`)
    const stdin = { contents, resolveDir: at() }
    await build({ stdin, outfile, bundle: true, minify: true, format: 'cjs', target: 'es2020' })
    return [name, [outfile, kind]]
  })
  return { ...ours, ...Object.fromEntries(await Promise.all(others)) }
}

const names = { wasm: 'this version, `/wasm`', js: 'this version, main entry', v1: '1.x' }

/** As tables call them. */
export const nameOf = (key) => names[key] ?? key

/** A row of a bar chart. */
export const bar = (key, value) => ({
  name: nameOf(key).replaceAll('`', ''),
  isOurs: ['wasm', 'js'].includes(key),
  ...value,
})
