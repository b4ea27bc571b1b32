// Rust to a .wasm that every host takes, and its glue.

import { parseExpressionAt } from 'acorn'
import { copyFileSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { cargoForWasm, helperDir, targetDirs } from '../lib/rust.mjs'
import { at, Failure, run, write } from '../lib/step.mjs'
import { alike } from './alike.mjs'
import { withoutWideMoves } from './copies.mjs'
import { patchGlue } from './glue.mjs'
import { minify } from './minify.mjs'
import { SHORT_GLUE, shorten } from './names.mjs'

const NAME = 'wshb'
const mvp = ['--mvp-features']
/** wabt accepts by default what came after MVP: switch it all off. */
const notMvp = [
  'mutable-globals',
  'saturating-float-to-int',
  'sign-extension',
  'simd',
  'multi-value',
  'bulk-memory',
  'reference-types',
].map((feature) => `--disable-${feature}`)

// A second go on flat code finds what the first has hidden from itself. Nothing of ours lies in the
// lowest 1024 bytes but the last of the stack, so an address never wraps around to them.
const optimise = '-Oz --flatten --rereloop -Oz -Oz --converge --low-memory-unused'.split(' ')

const lowerCopies = [
  '--enable-bulk-memory',
  '--enable-bulk-memory-opt',
  '--llvm-memory-copy-fill-lowering',
]

export const tool = (name) => at('node_modules/.bin', name)

/**
 * Compiles the crate into `targetDir`, with `more` in its environment; returns the raw .wasm's path. Only as a `cdylib`: if
 * cargo makes an `rlib` for tests in the same run, nothing is optimised across crates.
 */
export async function compile(targetDir = targetDirs.wasm, cwd = at(), more = {}) {
  await cargoForWasm('rustc', ['--lib', '--crate-type', 'cdylib'], { targetDir, cwd, env: more })
  return join(targetDir, 'wasm32-unknown-unknown/release', `${NAME}.wasm`)
}

/** What `bind` writes around `core.wasm`: modules with their types, and the types of what Rust calls. */
export const around = [
  ...['glue', 'wiring', 'exports'].flatMap((name) => [`${name}.js`, `${name}.d.ts`]),
  'calls.d.ts',
]

/** Raw .wasm to `core.wasm` in `out`, and the modules around it. None is left if some host would refuse the .wasm. */
export async function bind(raw, out) {
  const generated = join(out, 'bindgen')
  rmSync(generated, { recursive: true, force: true })
  await bindgen(raw, generated)
  const optimised = join(generated, 'core.wasm')
  await optimiseTo(optimised, boundIn(generated))
  // A run of its own: it must happen once, and it prints the new names.
  const shortest = ['--minify-imports-and-exports-and-modules', optimised, '-o', optimised]
  const mapping = JSON.parse(await run(tool('wasm-opt'), [...mvp, ...shortest]))
  await check(optimised)
  const glue = patchGlue(readFileSync(join(generated, `${NAME}_bg.js`), 'utf8'), '../../js')
  const types = readFileSync(join(generated, `${NAME}.d.ts`), 'utf8')
  for (const [file, code] of Object.entries(shorten(glue, types, mapping))) {
    write(join(out, file), code)
  }
  copyFileSync(optimised, join(out, 'core.wasm'))
}

/** wasm-bindgen's glue and .wasm in `out`; with `--names` its functions keep theirs, and its DWARF if it has any. */
export const bindgen = (raw, out, ...names) =>
  run(join(helperDir, 'wshb-bindgen'), [raw, out, NAME, ...names])

/** The .wasm that it made there. */
export const boundIn = (out) => join(out, `${NAME}_bg.wasm`)

/** Small as it is shipped, but for the names of imports and exports and, with `-g` in `kept`, of functions. */
export function optimiseTo(file, input, ...kept) {
  const names = kept.length ? kept : ['--strip-debug']
  const strip = [...names, '--strip-producers', '--strip-target-features']
  return run(tool('wasm-opt'), [...mvp, ...lowerCopies, ...optimise, ...strip, input, '-o', file])
}

/** Refuses a .wasm that some host would refuse. */
async function check(file) {
  await run(tool('wasm-validate'), [...notMvp, file])
  const bytes = readFileSync(file)
  const module = new WebAssembly.Module(bytes)
  for (const { name, kind } of WebAssembly.Module.exports(module)) {
    if (kind === 'global') throw new Failure(`${file}: exports the global ${name}`)
  }
  for (const { module: from, name } of WebAssembly.Module.imports(module)) {
    if (from !== SHORT_GLUE) throw new Failure(`${file}: imports ${name} from ${from}`)
  }
  const foreign = bytes.toString('latin1').match(/[\w./-]*(rustlib|\.cargo|registry\/)[\w./-]*/)
  if (foreign) throw new Failure(`${file}: names a path of the building machine: ${foreign[0]}`)
  await checkNoI64(file)
}

/** No 64-bit integer at the boundary: old hosts have no BigInt, wasm2js would split it in two. */
async function checkNoI64(file) {
  const dump = await run(tool('wasm-objdump'), ['-x', file])
  const types = new Map()
  for (const [, index, type] of dump.matchAll(/^ - type\[(\d+)\] (.*)$/gm)) types.set(index, type)
  const outside = / - func\[\d+\] sig=(\d+)(?: <.*?>)? <- (.*)$/gm
  const exported = new Set(
    [...dump.matchAll(/^ - func\[(\d+)\](?: <.*?>)? -> "/gm)].map((m) => m[1]),
  )
  const defined = / - func\[(\d+)\] sig=(\d+)/g
  const crossing = [...dump.matchAll(outside)].map((m) => [m[2], m[1]])
  for (const [, index, sig] of dump.matchAll(defined)) {
    if (exported.has(index)) crossing.push([`export ${index}`, sig])
  }
  if (exported.size === 0 || types.size === 0) throw new Failure(`${file}: unreadable dump`)
  for (const [name, sig] of crossing) {
    if (types.get(sig).includes('i64')) throw new Failure(`${file}: i64 at the boundary: ${name}`)
  }
}

/** `core.wasm` to `core-js.js`: one function expression, from imports to exports, as small as can be. */
export async function toJs(out) {
  const text = await run(tool('wasm-dis'), [...mvp, join(out, 'core.wasm')])
  const narrow = join(out, 'bindgen/core-js.wat')
  write(narrow, withoutWideMoves(text))
  const code = await run(tool('wasm2js'), [...mvp, '-Oz', narrow, '-o', '-'])
  // Generated code that is longer but more alike is smaller after gzip.
  // (`hoist_funs` saves 50 bytes more, but a message takes a tenth longer.)
  const compress = { reduce_vars: false, collapse_vars: false, pure_getters: true, unsafe: true }
  const options = { expression: true, compress }
  const small = minify(asFunction(withPlainData(plainAddresses(code))), 'wasm2js', options)
  const parse = (script) => parseExpressionAt(script, 0, { ecmaVersion: 5 })
  write(join(out, 'core-js.js'), alike(small, parse))
}

/**
 * Without `| 0` in the indexes of bytes. It keeps a sum in 32 bits, and the sum of an address and an offset is no
 * other number there, unless it lies outside of the memory. Nor are high halves of floats read that nothing uses, and
 * there is no view of the memory as floats of 32 bits, which the core has not.
 */
const plainAddresses = (code) =>
  code
    .replace(/\b(HEAPU?8\[[^[\]]*) \| 0\]/g, '$1]')
    .replace(/^ *wasm2js_scratch_load_i32\(1\) \| 0;\n/gm, '')
    .replace(/^ *(var )?\w+ = new Float32Array\(\w+\);\n/gm, '')

/** The data as text instead of base64: shorter after gzip, and it needs no decoder. */
function withPlainData(code) {
  const decoder = /var base64ReverseLookup = [^]*?(?=function initActiveSegments)/
  const segment = /base64DecodeToExistingUint8Array\(bufferView, (\d+), "([\w+/=]*)"\)/g
  if (!decoder.test(code) || !code.match(segment)) {
    throw new Failure('wasm2js: data of an unknown shape')
  }
  const text = (base64) => JSON.stringify(Buffer.from(base64, 'base64').toString('latin1'))
  return code
    .replace(segment, (all, place, base64) => `put(${place}, ${text(base64)})`)
    .replace(decoder, PUT)
}

const PUT = `function put(at, text) {
  for (var i = 0; i < text.length; i++) bufferView[at + i] = text.charCodeAt(i)
}
`

/** wasm2js writes a module that runs on import; a function runs when the core is needed. */
function asFunction(code) {
  const parts = code.match(
    /^import \* as \S+ from '\w+';\n([^]*)\nvar retasmFunc = asmFunc\(\{\n {2}"[\w$]+": \S+,\n\}\);\n(?:export var ([\w$]+) = retasmFunc\.\2;\n)+$/,
  )
  if (!parts) throw new Failure('wasm2js: output of an unknown shape')
  return `function (imports) {\n${parts[1]}\nreturn asmFunc(imports)\n}`
}
