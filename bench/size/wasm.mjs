// What the .wasm carries: sections as shipped, functions by the names they had, and whose code all of it is.

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { bindgen, boundIn, compile, optimiseTo, tool } from '../../scripts/build/wasm.mjs'
import { targetDirs } from '../../scripts/lib/rust.mjs'
import { at, root, run, write } from '../../scripts/lib/step.mjs'
import { tally } from './origins.mjs'
import { decoded, encoded } from './source-map.mjs'

const LARGEST = 15
const built = at('target/build')
const own = at('target/bench/wasm')

/** Sections of core.wasm as it is shipped, its largest functions, and the origins of its code (origins.mjs). */
export async function carried() {
  const sections = await sectionsOf(join(built, 'core.wasm'))
  const list = await functions()
  return {
    sections: Object.fromEntries(sections.map(({ name, from, to }) => [name, to - from])),
    functions: list.slice(0, LARGEST),
    others: { count: list.length - LARGEST, size: sum(list.slice(LARGEST)) },
    ...tally(await origins()),
  }
}

/** `{ name, size }`, the largest first. */
export async function functions() {
  const { file } = await named()
  const code = await run(tool('wasm-objdump'), ['-x', '-j', 'Code', file])
  return [...code.matchAll(/^ - func\[\d+\] size=(\d+)(?: <(.*)>)?$/gm)]
    .map(([, size, name]) => ({ name: plain(name), size: Number(size) }))
    .sort((a, b) => b.size - a.size)
}

/** What the .wasm imports: the name in the glue, and the long name that says who declares it. */
export async function imports() {
  await named()
  const list = await run(tool('wasm-objdump'), ['-x', '-j', 'Import', boundIn(own)])
  return [...list.matchAll(/^ - func\[\d+\] sig=\d+ <(.*)> <- \S*\.(\w+)$/gm)].map(
    ([, long, name]) => ({ name, long }),
  )
}

export const sum = (list) => list.reduce((total, { size }) => total + size, 0)

/** Runs of code, `{ size, files }`, with the files as origins.mjs wants them. */
async function origins() {
  const { file, map } = await named()
  const code = (await sectionsOf(file)).find(({ name }) => name === 'Code')
  const runs = decoded(readFileSync(map, 'utf8')).filter((each) => each.at < code.to)
  const all = [{ at: code.from }, ...runs]
  return all.map((each, index) => ({
    size: (all[index + 1]?.at ?? code.to) - each.at,
    files: each.source?.split('\t') ?? [],
  }))
}

let made

/** The .wasm with names, and the source map of its code: made once. Neither changes a byte of the code. */
const named = () => (made ??= makeNamed())

async function makeNamed() {
  const [file, before, map] = ['named.wasm', 'before.map', 'named.map'].map((name) =>
    join(own, name),
  )
  const withLines = { CARGO_PROFILE_RELEASE_DEBUG: 'line-tables-only' }
  await bindgen(await compile(at('target/bench/cargo'), at(), withLines), own, '--names')
  write(before, encoded(await lines(boundIn(own))))
  const maps = ['--input-source-map', before, '--output-source-map', map]
  await optimiseTo(file, boundIn(own), '-g', '--strip-dwarf', ...maps)
  return { file, map }
}

/** Runs `{ at, source }` of a .wasm with DWARF; a source is a list of files with tabs between. */
async function lines(file) {
  const build = ['build', '--locked', '-p', 'wshb-lines', '--target-dir', targetDirs.host]
  await run('cargo', build)
  const printed = await run(join(targetDirs.host, 'debug/wshb-lines'), [file])
  return printed
    .replaceAll(`${root}/`, '')
    .trimEnd()
    .split('\n')
    .map((line) => {
      const [offset, ...files] = line.split('\t')
      return { at: Number(offset), source: files.join('\t') }
    })
}

async function sectionsOf(file) {
  const headers = await run(tool('wasm-objdump'), ['-h', file])
  return [...headers.matchAll(/^ *(\w+) start=0x(\w+) end=0x(\w+)/gm)].map(
    ([, name, from, to]) => ({
      name,
      from: parseInt(from, 16),
      to: parseInt(to, 16),
    }),
  )
}

/** Without the crate's name, and its hash, which differs from compiler to compiler. */
const plain = (name = '?') => name.replace(/\bwshb\[[0-9a-f]+\]::/g, '')
