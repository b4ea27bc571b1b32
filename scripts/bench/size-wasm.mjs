// What the .wasm carries, and what other ways of shipping it would save.

import { mkdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { packedDir } from '../lib/packed.mjs'
import { at, run } from '../lib/step.mjs'
import { bindgen, boundIn, compile, optimiseTo, tool } from '../lib/wasm.mjs'
import { brotlied, onDisk, weigh } from '../lib/weigh.mjs'

const LARGEST = 15
const built = at('target/build')
const own = at('target/bench/wasm')

/** Sections of core.wasm as it is shipped, and its largest functions by the names they had. */
export async function carried() {
  const named = join(own, 'named.wasm')
  await bindgen(await compile(), own, '--names')
  await optimiseTo(named, boundIn(own), '-g')
  const headers = await run(tool('wasm-objdump'), ['-h', join(built, 'core.wasm')])
  const sections = [...headers.matchAll(/^ *(\w+) start.*size=0x([0-9a-f]+)\)/gm)].map(
    ([, name, size]) => [name, parseInt(size, 16)],
  )
  const code = await run(tool('wasm-objdump'), ['-x', '-j', 'Code', named])
  const functions = [...code.matchAll(/^ - func\[\d+\] size=(\d+)(?: <(.*)>)?$/gm)]
    .map(([, size, name]) => ({ name: plain(name), size: Number(size) }))
    .sort((a, b) => b.size - a.size)
  return {
    sections: Object.fromEntries(sections),
    functions: functions.slice(0, LARGEST),
    others: { count: functions.length - LARGEST, size: sum(functions.slice(LARGEST)) },
  }
}

const sum = (functions) => functions.reduce((total, { size }) => total + size, 0)

/** Without the crate's name, and its hash, which differs from compiler to compiler. */
const plain = (name = '?') => name.replace(/\bwshb\[[0-9a-f]+\]::/g, '')

/** Bytes with and without: `{ what, of, from, to, taken }`. */
export async function candidates() {
  const folder = join(packedDir(), 'miniprogram_dist')
  const shipped = readFileSync(join(folder, 'core.wasm'))
  const long = join(own, 'long.wasm')
  mkdirSync(own, { recursive: true })
  await optimiseTo(long, boundIn(join(built, 'bindgen')))
  const before = weigh(readFileSync(long))
  const now = weigh(shipped)
  const [main, js] = ['index.js', 'engine-js.js'].map((file) => readFileSync(join(folder, file)))
  return [
    ['short names of imports and exports', 'core.wasm, raw', before.raw, now.raw, 'taken'],
    ['short names of imports and exports', 'core.wasm, brotli', before.brotli, now.brotli, 'taken'],
    [
      '`core.wasm.br` alone instead of `core.wasm`',
      'folder',
      onDisk(folder),
      onDisk(folder) - now.raw + brotlied(shipped),
    ],
    ['the folder without pure JS', 'folder', onDisk(folder), onDisk(folder) - js.length],
    ['the folder without wasm', 'folder', onDisk(folder), main.length + js.length],
  ].map(([what, of, from, to, state]) => ({ what, of, from, to, taken: state === 'taken' }))
}
