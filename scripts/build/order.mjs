// Puts functions next to others like them. gzip describes a text by what came shortly before, and the nearer that is, the
// shorter. What runs stays the same, since functions are declared before any code of their scope runs.

import { full } from 'acorn-walk'

/** How long the pieces are by which texts are compared, and how many functions back. */
const [PIECE, BACK] = [5, 3]

/** `code` with the longest list of functions of one scope in another order; `tree` is what acorn makes of it. */
export function likeNextToLike(code, tree) {
  const all = longestList(tree)
  const texts = inOrder(all.map(({ start, end }) => code.slice(start, end)))
  const ends = [0, ...all.map(({ end }) => end)]
  const moved = all.map(({ start }, index) => code.slice(ends[index], start) + texts[index])
  return moved.join('') + code.slice(ends.at(-1))
}

function longestList(tree) {
  let longest = []
  full(tree, ({ type, body }) => {
    if (type !== 'Program' && type !== 'BlockStatement') return
    const list = body.filter((node) => node.type === 'FunctionDeclaration')
    if (list.length > longest.length) longest = list
  })
  return longest
}

/** The first stays the first; then comes each time what is most like the last ones. */
function inOrder(texts) {
  const [first, ...rest] = texts.map((text) => ({ text, pieces: piecesOf(text) }))
  const order = first ? [first] : []
  while (rest.length) {
    const last = order.slice(-BACK).reverse()
    const likeness = rest.map((next) => likenessOf(next, last))
    const [most] = rest.splice(likeness.indexOf(Math.max(...likeness)), 1)
    order.push(most)
  }
  return order.map(({ text }) => text)
}

function piecesOf(text) {
  const pieces = new Set()
  for (let at = 0; at + PIECE <= text.length; at++) pieces.add(text.slice(at, at + PIECE))
  return pieces
}

/** How many of its pieces the last ones have, too: less if they are further back, and if there are many to have. */
function likenessOf({ pieces }, last) {
  let sum = 0
  for (const piece of pieces) {
    const back = last.findIndex((other) => other.pieces.has(piece))
    if (back >= 0) sum += 1 / (back + 1)
  }
  return sum / (pieces.size + last[0].pieces.size)
}
