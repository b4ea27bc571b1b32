// What other ways of shipping the package would save, and what those that are taken have saved.

import { mkdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { bundle } from '../../scripts/build/bundle.mjs'
import { PRIVATE, properties } from '../../scripts/build/own-names.mjs'
import { boundIn, optimiseTo } from '../../scripts/build/wasm.mjs'
import { packedDir } from '../../scripts/lib/packed.mjs'
import { at, Failure } from '../../scripts/lib/step.mjs'
import { brotlied, gzipped, onDisk, weigh } from '../../scripts/lib/weigh.mjs'
import { without } from './components.mjs'
import { costOf } from './origin-rows.mjs'
import { functions, sum } from './wasm.mjs'

const built = at('target/build')
const own = at('target/bench/wasm')

/** What an app that can not use it carries all the same. */
const dispensable = {
  'no adapter for browsers': ['js/bridge/web-socket.js', 'js/bridge/page.js'],
  'no adapter for hosts with one socket': [
    'src/host/global_socket.rs',
    'js/api/global-socket.js',
    'js/bridge/registry.js',
    'js/bridge/registry-on-host.js',
  ],
  'no wasm by path': ['js/engine/by-path.js'],
  'no network and foreground events': [
    'src/host/signals.rs',
    'src/host/network.rs',
    'js/bridge/shared-listener.js',
  ],
}

/** Bytes with and without: `{ what, of, from, to, taken }`; `weighed` are the components and what the .wasm carries. */
export async function candidates(weighed) {
  const rows = [
    ...(await shortNames()),
    ...folders(),
    await lesserAllocator(),
    await shortMembers(),
  ]
  for (const [what, files] of Object.entries(dispensable)) {
    const [rust, js] = [true, false].map((isRust) =>
      files.filter((file) => file.endsWith('.rs') === isRust),
    )
    const { all, rest } = await without(...js)
    const modules = rust.reduce((total, file) => total + costOfModule(file, weighed), 0)
    rows.push({ what, of: 'main entry, gzip', from: all, to: rest - modules })
  }
  return rows.map((row) => ({ taken: false, ...row }))
}

/** As the table of modules has it. */
function costOfModule(file, weighed) {
  if (!weighed.carried.modules[file]) throw new Failure(`core.wasm has nothing of ${file}`)
  return costOf(file, weighed)
}

async function shortNames() {
  mkdirSync(own, { recursive: true })
  const long = join(own, 'long.wasm')
  await optimiseTo(long, boundIn(join(built, 'bindgen')))
  const [before, now] = [long, join(built, 'core.wasm')].map((file) => weigh(readFileSync(file)))
  const what = 'short names of imports and exports'
  const row = (how) => ({ what, of: `core.wasm, ${how}`, from: before[how], to: now[how] })
  return ['raw', 'brotli'].map((how) => ({ ...row(how), taken: true }))
}

function folders() {
  const folder = join(packedDir(), 'miniprogram_dist')
  const from = onDisk(folder)
  const [wasm, js] = ['core.wasm', 'engine-js.js'].map((file) => readFileSync(join(folder, file)))
  const row = (what, bytes) => ({ what, of: 'folder', from, to: from - bytes })
  return [
    row('`core.wasm.br` alone instead of `core.wasm`', wasm.length - brotlied(wasm)),
    row('the folder without pure JS', js.length),
    row('the folder without wasm', wasm.length),
  ]
}

/** The most that it could save: all of what is there. */
async function lesserAllocator() {
  const all = await functions()
  const from = sum(all)
  const allocator = sum(all.filter(({ name }) => /lol_alloc/.test(name)))
  return { what: 'no allocator', of: 'code of core.wasm', from, to: from - allocator }
}

/** Private members have short names in both. */
async function shortMembers() {
  const what = 'short names of our own members'
  const [long, now] = [properties(PRIVATE.source), undefined].map(async (short) => {
    const { cjs } = await bundle('entrypoints/default.js', built, short)
    return gzipped(cjs)
  })
  return { what, of: 'main entry, gzip', from: await long, to: await now, taken: true }
}
