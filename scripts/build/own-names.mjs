// Finds the names of properties that only our own modules know, so that the build may shorten them: those of private
// members, which begin with `_`, and those of other members of our classes that nobody else has a use for.

import { parse } from 'acorn'
import { full } from 'acorn-walk'
import { readFileSync } from 'node:fs'
import { filesBelow } from '../lib/files.mjs'
import { at } from '../lib/step.mjs'

/** `_` and a letter. Names that others use begin differently: `__wshb`, `__esModule`, `__wbg…` of wasm-bindgen. */
export const PRIVATE = /^_[a-z]/

/** Both for uglify. Names in quotes stay. */
export const ownProperties = (built) =>
  properties(`${PRIVATE.source}|^(${ownNames(built).join('|')})$`)
export const properties = (pattern) => ({ regex: new RegExp(pattern), keep_quoted: true })

/** Names of one letter. Most variables have those from the other end. */
const LETTERS = [...'fghjklmpqsvwxyzabcdeoruint']

/**
 * The same, with the shortest names for the properties that `code` names most often. uglify would spare each name that
 * any object has, as those of imports and exports of the core.
 */
export function shortestFor(code, { regex, ...more }) {
  const counts = new Map()
  for (const [, name] of code.matchAll(/\.(\w+)/g)) {
    if (regex.test(name)) counts.set(name, (counts.get(name) ?? 0) + 1)
  }
  const names = [...counts.keys()].sort((a, b) => counts.get(b) - counts.get(a))
  const pairs = names.slice(0, LETTERS.length).map((name, index) => [`$${name}`, LETTERS[index]])
  return { ...more, regex, cache: { props: Object.fromEntries(pairs) } }
}

const modules = () =>
  filesBelow(at('js'))
    .filter((name) => name.endsWith('.js'))
    .map((name) => at('js', name))

/** All copies and versions of this library in an app share its objects. */
const shared = at('js', 'bridge/registry.js')

/**
 * Names of members of our classes and of functions of the core, without those that also have another meaning: in the
 * published types, as a text, as a key of a plain object, or in the data of the core. uglify spares those that the
 * language and browsers have.
 */
function ownNames(built) {
  const own = new Set(exportsOf(readFileSync(`${built}/glue.js`, 'utf8')))
  const others = new Set(published())
  for (const file of modules()) {
    const { members, keys, texts } = namesIn(readFileSync(file, 'utf8'))
    for (const name of members) (file === shared ? others : own).add(name)
    for (const name of [...keys, ...texts]) others.add(name)
  }
  const core = readFileSync(`${built}/core.wasm`, 'latin1')
  return [...own].filter((name) => !others.has(name) && !core.includes(name))
}

const exportsOf = (glue) =>
  [...glue.matchAll(/^export function ([a-z]\w*)/gm)].map((match) => match[1])

function published() {
  const files = filesBelow(at('pkg-template')).filter((file) => file.endsWith('ts'))
  const code = files.map((file) => readFileSync(at('pkg-template', file), 'utf8')).join('\n')
  return code.replace(/\/\*[^]*?\*\/|\/\/.*/g, '').match(/\w+/g)
}

/** What a module names: members of its classes, keys of plain objects, and whole texts. */
function namesIn(code) {
  const [members, keys, texts] = [new Set(), new Set(), new Set()]
  const tree = parse(code, { ecmaVersion: 2020, sourceType: 'module' })
  full(tree, (node) => {
    if (node.type === 'ClassDeclaration') full(node, (part) => members.add(memberOf(part)))
    if (node.type === 'ObjectExpression') for (const { key } of node.properties) keys.add(key?.name)
    if (node.type === 'Literal') texts.add(node.value)
  })
  members.delete(undefined)
  return { members, keys, texts }
}

/** The name of a method, or of a field that is set. */
function memberOf({ type, key, left }) {
  if (type === 'MethodDefinition') return key.name
  if (left?.object?.type === 'ThisExpression' && !left.computed) return left.property.name
}
