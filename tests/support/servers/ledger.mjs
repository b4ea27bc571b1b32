// Numbered messages: nothing lost, nothing doubled, nothing out of order.

/** A maker of numbered texts: `next()` is the text of the next number. */
export function numbering(id) {
  let n = 0
  return {
    id,
    next() {
      n += 1
      return JSON.stringify({ id, n })
    },
    get sent() {
      return n
    },
  }
}

export const lost = (sent, numbers) => {
  const seen = new Set(numbers)
  return Array.from({ length: sent }, (_, i) => i + 1).filter((n) => !seen.has(n))
}

export const doubled = (numbers) => numbers.filter((n, i) => numbers.indexOf(n) !== i)

export const inOrder = (numbers) => numbers.every((n, i) => i === 0 || n > numbers[i - 1])
