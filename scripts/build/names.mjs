// wasm-opt gives all imports and exports of the .wasm short names, and the JS around it has to follow.
// Long names with hashes would take bytes in three places: in the .wasm, in the glue and in the pure-JS core.

import { Failure } from '../lib/step.mjs'
import { LIST_TYPES } from './glue.mjs'

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
    'glue.d.ts': types + LIST_TYPES,
    'wiring.js': wiring(imports, names),
    'wiring.d.ts': WIRING_TYPES,
    'exports.js': exportsOfCrate(glue, names),
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
  if (!exports || !exports.${names.get('memory')}) throw new Error('the host gave no exports')
  const list = glue.__wbg_set_wasm(exports)
  ${start ? `exports.${start}()` : ''}
  return list
}
`
}

const WIRING_TYPES = `export function importsOfCore(): WebAssembly.Imports
/** Throws if these are not the exports of the core. Gives the list of the objects of JS that they use. */
export function start(exports: unknown): unknown[]
`

/**
 * What the crate exports, without what only the .wasm itself may call: a plain object, for which
 * bundlers need no getters. Where the glue only hands numbers on, it is the function of the .wasm itself.
 */
function exportsOfCrate(glue, names) {
  const functions = /^export function ([\w$]+)\((.*)\) \{\n([^]*?)^\}/gm
  const own = [...glue.matchAll(functions)].filter(([, name]) => !name.startsWith('__wb'))
  const wrapped = []
  const members = own.map(([, name, list, body]) => {
    const call = `wasm.${name}(${list});`
    const plain = [`    ${call}\n`, `    const ret = ${call}\n    return ret >>> 0;\n`]
    if (plain.includes(body)) return `${name}: wasm.${names.get(name)}`
    wrapped.push(name)
    return name
  })
  return `import { ${wrapped.join(', ')} } from './glue.js'
export const coreOf = (wasm) => ({ ${members.join(', ')} })
`
}

/** How the glue shows an argument, and its type in JS. */
const argumentTypes = [
  [/^arg\d+( >>> 0)?$/, 'number'],
  [/^arg\d+ !== 0$/, 'boolean'],
  [/^(get|take)Object\(arg\d+\)$/, 'any'],
  [/^text$/, 'string'],
]

function typeOf(argument) {
  const [, type] = argumentTypes.find(([shape]) => shape.test(argument)) ?? []
  if (!type) throw new Failure(`the glue passes an argument of an unknown shape: ${argument}`)
  return type
}

/** What js-sys and web-sys call of objects that are not ours. */
const ofPlatform = new Set(['addEventListener', 'removeEventListener'])

/** The methods that Rust calls, with their arguments: wasm-bindgen writes no types for these. */
function callsOf(glue) {
  const calls = [...glue.matchAll(/getObject\(arg0\)\.(\w+)\((.*)\);$/gm)]
  const own = calls.filter(([, name]) => !ofPlatform.has(name))
  const lines = own.map(([, name, list]) => {
    // A text is passed as its place in the memory and its length.
    const flat = list.replace(/getStringFromWasm0\(\w+, \w+\)/g, 'text')
    const all = flat ? flat.split(', ').map((argument, i) => `arg${i}: ${typeOf(argument)}`) : []
    return `  ${name}: (${all.join(', ')}) => unknown\n`
  })
  return `export interface Calls {\n${lines.join('')}}\n`
}

const EXPORTS_TYPES = `import * as functions from './glue.js'
/** All numbers that these functions return are small: none is negative as the .wasm gives it. */
export function coreOf(exports: unknown): typeof functions
`
