// The engines a test can run on: the two of the packed package, and 1.x from npm for comparison.

import { createRequire } from 'node:module'
import { join } from 'node:path'
import { packedDir } from '../../scripts/lib/packed.mjs'

const require = createRequire(import.meta.url)

const known = new Map()

/** `{file, options, without}`: the entry, options every task gets, globals the realm lacks. */
export function engine(name) {
  if (!known.has(name)) known.set(name, find(name))
  return known.get(name)
}

function find(name) {
  switch (name) {
    case 'js':
      return {
        file: join(packedDir(), 'dist/index.js'),
        options: { wasm: false },
        without: ['WebAssembly'],
      }
    case 'wasm':
      return { file: join(packedDir(), 'dist/node.cjs'), options: {}, without: [] }
    case 'v1':
      return {
        file: require.resolve('websocket-heartbeat-miniprogram-1'),
        options: {},
        without: ['WebAssembly'],
      }
    default:
      throw new Error(`unknown engine "${name}": js, wasm or v1`)
  }
}
