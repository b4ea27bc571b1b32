// What the .wasm carries: sections as shipped, functions by the names they had.

import { join } from 'node:path'
import { bindgen, boundIn, compile, optimiseTo, tool } from '../../scripts/build/wasm.mjs'
import { at, run } from '../../scripts/lib/step.mjs'

const LARGEST = 15
const built = at('target/build')
const own = at('target/bench/wasm')

/** Sections of core.wasm as it is shipped, and its largest functions by the names they had. */
export async function carried() {
  const headers = await run(tool('wasm-objdump'), ['-h', join(built, 'core.wasm')])
  const sections = [...headers.matchAll(/^ *(\w+) start.*size=0x([0-9a-f]+)\)/gm)].map(
    ([, name, size]) => [name, parseInt(size, 16)],
  )
  const list = await functions()
  return {
    sections: Object.fromEntries(sections),
    functions: list.slice(0, LARGEST),
    others: { count: list.length - LARGEST, size: sum(list.slice(LARGEST)) },
  }
}

/** `{ name, size }`, the largest first. */
export async function functions() {
  const named = join(own, 'named.wasm')
  await bindgen(await compile(), own, '--names')
  await optimiseTo(named, boundIn(own), '-g')
  const code = await run(tool('wasm-objdump'), ['-x', '-j', 'Code', named])
  return [...code.matchAll(/^ - func\[\d+\] size=(\d+)(?: <(.*)>)?$/gm)]
    .map(([, size, name]) => ({ name: plain(name), size: Number(size) }))
    .sort((a, b) => b.size - a.size)
}

export const sum = (list) => list.reduce((total, { size }) => total + size, 0)

/** Without the crate's name, and its hash, which differs from compiler to compiler. */
const plain = (name = '?') => name.replace(/\bwshb\[[0-9a-f]+\]::/g, '')
