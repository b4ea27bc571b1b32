// Shipped code must run on the oldest host: ES5 syntax, and only globals and methods that every engine has.

import { parse } from 'acorn'
import { ancestor, full } from 'acorn-walk'
import { lateMethods, lateStatics } from './late-library.mjs'
import { Failure } from '../lib/step.mjs'

/** Globals that every host has. Any other must be asked for by `typeof` somewhere in the file, or used in `try` alone. */
const everywhere = new Set(
  `Object Function Array String Number Boolean Date Math JSON RegExp Promise undefined NaN Infinity
   Error TypeError RangeError ReferenceError SyntaxError isNaN isFinite parseInt parseFloat
   encodeURI encodeURIComponent decodeURIComponent
   ArrayBuffer DataView Int8Array Uint8Array Int16Array Uint16Array Int32Array Uint32Array
   Float32Array Float64Array arguments`.split(/\s+/),
)

/** Throws unless `code` (a script, or the body of a module) may be shipped as `name`. */
export function checkShipped(code, name, ofModuleWrapper = []) {
  let tree
  try {
    tree = parse(code, { ecmaVersion: 5, sourceType: 'script' })
  } catch (error) {
    throw new Failure(`${name}: not ES5: ${error.message}`)
  }
  checkLabels(tree, name)
  checkGlobals(tree, name, ofModuleWrapper)
  checkLibrary(tree, name)
}

// An iOS debugger of Alipay runs code in an interpreter that does not hoist a `var` out of a
// labelled statement.
function checkLabels(tree, name) {
  ancestor(tree, {
    VariableDeclaration(node, _, ancestors) {
      const labelled = ancestors.findLastIndex((n) => n.type === 'LabeledStatement')
      const within = ancestors.findLastIndex((n) => n.type.startsWith('Function'))
      if (labelled > within)
        throw new Failure(`${name}: var in a labelled statement at ${node.start}`)
    },
  })
}

function checkGlobals(tree, name, ofModuleWrapper) {
  const free = freeNames(tree)
  const asked = new Set(ofModuleWrapper)
  full(tree, (node) => {
    if (node.type === 'UnaryExpression' && node.operator === 'typeof') asked.add(node.argument.name)
    const code = node.callee?.name
    if (code === 'eval' || code === 'Function') throw new Failure(`${name}: makes code from text`)
  })
  const bad = [...free].filter((id) => !everywhere.has(id) && !asked.has(id))
  if (bad.length) throw new Failure(`${name}: globals that a host may lack: ${bad.join(', ')}`)
}

/** No call of a function that old hosts' libraries lack, unless the file asks for it by `typeof`. */
function checkLibrary(tree, name) {
  const asked = new Set()
  const called = new Set()
  full(tree, (node) => {
    if (node.type === 'UnaryExpression' && node.operator === 'typeof') {
      asked.add(node.argument.property?.name)
    }
    const { object, property } = node.type === 'CallExpression' ? node.callee : {}
    const isLate =
      lateMethods.includes(property?.name) ||
      lateStatics[object?.name]?.split(' ').includes(property?.name)
    if (isLate && !node.callee.computed) called.add(property.name)
  })
  const bad = [...called].filter((method) => !asked.has(method))
  if (bad.length) throw new Failure(`${name}: calls what a host may lack: ${bad.join(', ')}`)
}

/** Whether the innermost function catches what is thrown here. */
function isCaught(ancestors) {
  const within = ancestors.findLastIndex((n) => n.type.startsWith('Function'))
  return ancestors.some((n, i) => i > within && n.handler && n.block === ancestors[i + 1])
}

/** Names used and declared nowhere: in ES5 all scopes are functions (and catch clauses). A use in `try` does not count. */
function freeNames(tree) {
  const scopes = new Map()
  const scopeOf = (ancestors) =>
    ancestors.filter((n) => n.type === 'Program' || n.type.startsWith('Function')).at(-1)
  const declare = (scope, id) => scopes.set(scope, (scopes.get(scope) ?? new Set()).add(id))
  ancestor(tree, {
    VariableDeclarator: (node, _, ancestors) => declare(scopeOf(ancestors), node.id.name),
    CatchClause: (node, _, ancestors) => declare(scopeOf(ancestors), node.param.name),
    Function(node, _, ancestors) {
      const outer = scopeOf(ancestors.slice(0, -1))
      if (node.id) declare(node.type === 'FunctionDeclaration' ? outer : node, node.id.name)
      for (const param of node.params) declare(node, param.name)
    },
  })
  const free = new Set()
  const use = (id, ancestors) => {
    const isDeclared = ancestors.some((scope) => scopes.get(scope)?.has(id))
    if (!isDeclared && !isCaught(ancestors)) free.add(id)
  }
  ancestor(tree, {
    Identifier: (node, _, ancestors) => use(node.name, ancestors),
    VariablePattern: (node, _, ancestors) => use(node.name, ancestors),
  })
  return free
}

/**
 * The parts of a bundled module: `imports`, each as the module it is `from`, the name there, and the `local` one; its
 * `body`; and what the statement at its end exports, as local by exported.
 */
export function splitModule(code, name) {
  const { body: all } = parse(code, { ecmaVersion: 'latest', sourceType: 'module' })
  const last = all.at(-1)
  const others = all.filter((node) => node.type.startsWith('Export') && node !== last)
  if (last?.type !== 'ExportNamedDeclaration' || others.length) {
    throw new Failure(`${name}: expected one export statement, at the end`)
  }
  const exports = new Map(last.specifiers.map((s) => [s.exported.name, s.local.name]))
  const statements = all.filter((node) => node.type === 'ImportDeclaration')
  const imports = statements.flatMap(({ source, specifiers }) =>
    specifiers.map(({ imported, local }) => ({
      from: source.value,
      name: imported?.name ?? 'default',
      local: local.name,
    })),
  )
  let body = code.slice(0, last.start)
  for (const { start, end } of statements.reverse()) body = body.slice(0, start) + body.slice(end)
  return { imports, body, exports }
}
