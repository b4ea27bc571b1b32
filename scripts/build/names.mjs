// wasm-opt gives all imports and exports of the .wasm short names, and the JS around it has to follow.
// Long names with hashes would take bytes in three places: in the .wasm, in the glue and in the pure-JS core.

import { Failure } from '../lib/step.mjs'

/** What wasm-bindgen calls the module that its .wasm imports from: its glue. */
const GLUE = './wshb_bg.js'

/** What wasm-opt calls it. */
export const SHORT_GLUE = 'a'

/**
 * The modules around the .wasm and their types, by file name, from wasm-bindgen's glue with its types and
 * wasm-opt's `{imports, exports}`.
 */
export function shorten(glue, types, { imports, exports }) {
  const foreign = imports.find(([module]) => module !== GLUE)
  if (foreign) throw new Failure(`the .wasm imports ${foreign[1]} from ${foreign[0]}`)
  const names = new Map(exports)
  return {
    'glue.js': followExports(glue, names),
    'glue.d.ts': types,
    'wiring.js': wiring(imports, names),
    'wiring.d.ts': WIRING_TYPES,
    'exports.js': exportsOfCrate(glue),
    'exports.d.ts': EXPORTS_TYPES,
    'calls.d.ts': callsOf(glue),
  }
}

function followExports(glue, names) {
  return glue.replace(/\bwasm\.([\w$]+)/g, (_, name) => {
    if (!names.has(name))
      throw new Failure(`the glue uses ${name}, which the .wasm does not export`)
    return `wasm.${names.get(name)}`
  })
}

/** Joins the glue with an instance. Imports are plain properties: native loaders may need them so. */
function wiring(imports, names) {
  const pairs = imports.map(([, long, short]) => `${short}: glue.${long}`)
  const start = names.get('__wbindgen_start')
  return `import * as glue from './glue.js'
export function importsOfCore() {
  return { ${SHORT_GLUE}: { ${pairs.join(', ')} } }
}
export function start(exports) {
  if (!exports || !exports.${names.get('memory')}) throw new Error('the host handed over no exports')
  glue.__wbg_set_wasm(exports)
  ${start ? `exports.${start}()` : ''}
}
`
}

const WIRING_TYPES = `export function importsOfCore(): WebAssembly.Imports
/** Throws if these are not the exports of the core. */
export function start(exports: unknown): void
`

/**
 * What the crate exports, without what only the .wasm itself may call: a plain object, for which
 * bundlers need no getters.
 */
function exportsOfCrate(glue) {
  const all = [...glue.matchAll(/^export function ([\w$]+)\(/gm)].map((match) => match[1])
  const own = all.filter((name) => !name.startsWith('__wb'))
  const list = own.join(', ')
  return `import { ${list} } from './glue.js'\nexport const core = { ${list} }\n`
}

/** How the glue shows an argument, and its type in JS. */
const argumentTypes = [
  [/^arg\d+( >>> 0)?$/, 'number'],
  [/^arg\d+ !== 0$/, 'boolean'],
  [/^(get|take)Object\(arg\d+\)$/, 'any'],
]

function typeOf(argument) {
  const [, type] = argumentTypes.find(([shape]) => shape.test(argument)) ?? []
  if (!type) throw new Failure(`the glue passes an argument of an unknown shape: ${argument}`)
  return type
}

/** The methods that Rust calls, with their arguments: wasm-bindgen writes no types for these. */
function callsOf(glue) {
  const calls = [...glue.matchAll(/getObject\(arg0\)\.(\w+)\((.*)\);$/gm)]
  const lines = calls.map(([, name, list]) => {
    const all = list ? list.split(', ').map((argument, i) => `arg${i}: ${typeOf(argument)}`) : []
    return `  ${name}: (${all.join(', ')}) => unknown\n`
  })
  return `export interface Calls {\n${lines.join('')}}\n`
}

const EXPORTS_TYPES = `import * as functions from './glue.js'
export const core: typeof functions
`
