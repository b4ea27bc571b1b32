// Names parameters and variables so that each function reads like those before it: gzip describes what has come before
// by a few bits. What runs stays the same.

import { full } from 'acorn-walk'
import { constants, deflateRawSync } from 'node:zlib'

/** gzip looks back that far. */
const WINDOW = 32_000

/** How many names are tried for each variable, at least, and how often all variables are gone through. */
const [NAMES, ROUNDS] = [8, 2]

/** A letter costs so many bytes more for each one that is used more often, since gzip's own codes are shorter for those. */
const RARE = 1 / 160

/** `code` with other names in each function that has no function inside; `tree` is what acorn makes of it. */
export function namedAlike(code, tree) {
  const functions = innermost(tree).map((node) => described(code, node))
  const names = mostUsed(functions)
  let [out, at] = ['', 0]
  for (const each of functions) {
    out += code.slice(at, each.start)
    out += textWith(best(each, names, out.slice(-WINDOW)), each)
    at = each.end
  }
  return out + code.slice(at)
}

function innermost(tree) {
  const found = []
  full(tree, (node) => {
    if (!/^Function/.test(node.type)) return
    let inner = -1
    full(node, ({ type }) => void (inner += /^Function/.test(type)))
    if (inner === 0) found.push(node)
  })
  return found.sort((a, b) => a.start - b.start)
}

/**
 * A function: where it is, the names that are its own, names from outside, and its text as a list, in which each use of a
 * name of its own is an object.
 */
function described(code, node) {
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
  return { start, end, own: [...own], foreign, pieces: piecesOf(code, start, end, uses) }
}

/** The names of one letter that functions have, from the one that most have. */
function mostUsed(functions) {
  const counts = new Map()
  for (const { own } of functions) {
    for (const name of own) if (name.length === 1) counts.set(name, (counts.get(name) ?? 0) + 1)
  }
  return [...counts.keys()].sort((a, b) => counts.get(b) - counts.get(a))
}

function piecesOf(code, start, end, uses) {
  const pieces = []
  let at = start
  for (const { start: from, end: to, name } of uses) {
    pieces.push(code.slice(at, from), { name })
    at = to
  }
  return [...pieces, code.slice(at, end)]
}

/** The new names by the old ones, with which a function is shortest after what comes before; `names` as by `mostUsed`. */
function best(each, names, before) {
  const dictionary = Buffer.from(before || ' ')
  // Codes that are the same for all texts, since those that fit a text best would be long to write down.
  const options = { level: 9, strategy: constants.Z_FIXED, dictionary }
  const rank = (name) => (names.includes(name) ? names.indexOf(name) : names.length)
  const costOf = (named) => {
    const ranks = each.pieces.map(({ name }) => (name ? rank(named.get(name)) : 0))
    const length = deflateRawSync(textWith(named, each), options).length
    return length + RARE * ranks.reduce((sum, one) => sum + one)
  }
  const free = names.filter((name) => !each.foreign.has(name))
  const tried = free.slice(0, Math.max(each.own.length, NAMES))
  let named = new Map(each.own.map((name) => [name, name]))
  let least = costOf(named)
  for (let round = 0, isBetter = true; round < ROUNDS && isBetter; round++) {
    isBetter = false
    for (const [name, other] of each.own.flatMap((own) => tried.map((short) => [own, short]))) {
      if (named.get(name) === other) continue
      const next = swapped(named, name, other)
      const cost = costOf(next)
      if (cost < least) [named, least, isBetter] = [next, cost, true]
    }
  }
  return named
}

const textWith = (named, { pieces }) =>
  pieces.map((piece) => named.get(piece.name) ?? piece).join('')

/** The names with another one for `name`; who has had that one gets the old one. */
function swapped(named, name, other) {
  const next = new Map(named)
  for (const [key, value] of named) if (value === other) next.set(key, named.get(name))
  return next.set(name, other)
}
