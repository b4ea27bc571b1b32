// Source maps of a .wasm: which source each run of its bytes comes from. It has one line, and columns are offsets.

const DIGITS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'

/** Runs `{ at, source }` by their offsets, as a source map; a run without a source is of no known origin. */
export function encoded(runs) {
  const sources = [...new Set(runs.map(({ source }) => source).filter(Boolean))]
  const places = new Map(sources.map((source, index) => [source, index]))
  let [lastAt, lastPlace] = [0, 0]
  const segments = runs.map(({ at, source }) => {
    const offset = digits(at - lastAt)
    lastAt = at
    if (!source) return offset
    const place = digits(places.get(source) - lastPlace)
    lastPlace = places.get(source)
    // Always line 0 and column 0: what is asked for is the source alone.
    return `${offset}${place}AA`
  })
  return JSON.stringify({ version: 3, sources, names: [], mappings: segments.join(',') })
}

/** The runs of a source map. */
export function decoded(json) {
  const { sources, mappings } = JSON.parse(json)
  let [at, place] = [0, 0]
  return mappings.split(',').map((segment) => {
    const [offset, step] = numbers(segment)
    at += offset
    if (step === undefined) return { at }
    place += step
    return { at, source: sources[place] }
  })
}

/** A number as digits of five bits, the lowest first; the lowest bit of all is the sign. */
function digits(number) {
  let rest = number < 0 ? -number * 2 + 1 : number * 2
  let text = ''
  do {
    const more = rest >= 32 ? 32 : 0
    text += DIGITS[(rest % 32) + more]
    rest = Math.floor(rest / 32)
  } while (rest)
  return text
}

function numbers(segment) {
  const all = []
  let [value, factor] = [0, 1]
  for (const char of segment) {
    const digit = DIGITS.indexOf(char)
    value += (digit % 32) * factor
    factor *= 32
    if (digit >= 32) continue
    all.push(value % 2 ? -(value - 1) / 2 : value / 2)
    value = 0
    factor = 1
  }
  return all
}
