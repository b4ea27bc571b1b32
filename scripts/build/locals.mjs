// Names parameters and variables so that each function reads like those before it: gzip describes what has come before
// by a few bits. What runs stays the same.

import { full } from 'acorn-walk'
import { constants, deflateRawSync } from 'node:zlib'

/** gzip looks back that far. */
const WINDOW = 32_000

/** How many names are tried for each variable, at least, and how often all variables are gone through. */
const [NAMES, ROUNDS] = [8, 2]

/** `code` with other names in each function that has no function inside; `tree` is what acorn makes of it. */
export function namedAlike(code, tree) {
  const functions = innermost(tree)
  const names = mostUsed(functions)
  let [out, at] = ['', 0]
  for (const { start, end, own, uses, foreign } of functions) {
    out += code.slice(at, start)
    const pieces = piecesOf(code, start, end, uses)
    const free = names.filter((name) => !foreign.has(name))
    out += best(pieces, own, free.slice(0, Math.max(own.length, NAMES)), out.slice(-WINDOW))
    at = end
  }
  return out + code.slice(at)
}

/** Functions without functions: where they are, the names that are theirs, uses of these, and names from outside. */
function innermost(tree) {
  const found = []
  full(tree, (node) => {
    if (!/^Function/.test(node.type)) return
    let inner = -1
    full(node, ({ type }) => void (inner += /^Function/.test(type)))
    if (inner === 0) found.push(node)
  })
  return found.sort((a, b) => a.start - b.start).map(described)
}

function described(node) {
  const own = new Set(node.params.map(({ name }) => name))
  const all = new Map()
  full(node, (part) => {
    if (part.type === 'VariableDeclarator') own.add(part.id.name)
    if (part.type === 'CatchClause') own.add(part.param.name)
    if (part.type === 'Identifier') all.set(part.start, part)
  })
  if (node.type === 'FunctionExpression' && node.id) own.add(node.id.name)
  else if (node.id) all.delete(node.id.start)
  const inOrder = [...all.values()].sort((a, b) => a.start - b.start)
  const uses = inOrder.filter(({ name }) => own.has(name))
  const foreign = new Set(inOrder.map(({ name }) => name).filter((name) => !own.has(name)))
  const { start, end } = node
  return { start, end, own: [...own], uses, foreign }
}

/** The names of one letter that functions have, from the one that most have. */
function mostUsed(functions) {
  const counts = new Map()
  for (const { own } of functions) {
    for (const name of own) if (name.length === 1) counts.set(name, (counts.get(name) ?? 0) + 1)
  }
  return [...counts.keys()].sort((a, b) => counts.get(b) - counts.get(a))
}

/** The text of a function as a list, in which each use of a name of its own is an object. */
function piecesOf(code, start, end, uses) {
  const pieces = []
  let at = start
  for (const { start: from, end: to, name } of uses) {
    pieces.push(code.slice(at, from), { name })
    at = to
  }
  return [...pieces, code.slice(at, end)]
}

/** The text with those names that make it shortest after what comes before. */
function best(pieces, own, names, before) {
  const dictionary = Buffer.from(before || ' ')
  // Codes that are the same for all texts, since those that fit a text best would be long to write down.
  const options = { level: 9, strategy: constants.Z_FIXED, dictionary }
  let named = new Map(own.map((name) => [name, name]))
  const textWith = (map) => pieces.map((piece) => map.get(piece.name) ?? piece).join('')
  let text = textWith(named)
  let least = deflateRawSync(text, options).length
  for (let round = 0, isBetter = true; round < ROUNDS && isBetter; round++) {
    isBetter = false
    for (const [name, other] of own.flatMap((each) => names.map((short) => [each, short]))) {
      const next = swapped(named, name, other)
      const nextText = textWith(next)
      const length = nextText === text ? least : deflateRawSync(nextText, options).length
      if (length < least) [named, text, least, isBetter] = [next, nextText, length, true]
    }
  }
  return text
}

/** The names with another one for `name`; who has had that one gets the old one. */
function swapped(named, name, other) {
  const next = new Map(named)
  for (const [key, value] of named) if (value === other) next.set(key, named.get(name))
  return next.set(name, other)
}
