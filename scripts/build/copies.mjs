// Helps wasm2js with 64-bit integers. JavaScript has none, so wasm2js splits each into two of 32 bits. But Rust uses most of
// them only to move eight bytes of a struct at once, which needs no splitting:
//   - eight bytes from one place to another become a call of one small function;
//   - eight bytes of a constant become a float with the same bits.
// Only the pure-JS core is made so: in the .wasm the integers are shorter.

const COPY = '$copy'

/** Copies its eight bytes as a whole, so `from` and `to` may overlap. */
const copy = [
  ...['func', COPY, ['param', '$to', 'i32'], ['param', '$from', 'i32']],
  ['i64.store', ['local.get', '$to'], ['i64.load', ['local.get', '$from']]],
]

/** A module as text, with folded instructions, whose 64-bit integers are moved so. */
export function withoutWideMoves(text) {
  const [module] = parsed(text)
  return printed([...module.map(moved), copy])
}

/** An expression as its keyword, attributes and operands; operands are expressions. */
function moved(expression) {
  if (!Array.isArray(expression)) return expression
  const all = expression.map(moved)
  const [keyword, ...rest] = all
  if (keyword !== 'i64.store' || !isAligned(all, 4)) return all
  const [to, value] = rest.slice(-2)
  if (value[0] === 'i64.load' && isAligned(value, 4)) {
    return ['call', COPY, address(to, all), address(value.at(-1), value)]
  }
  const float = value[0] === 'i64.const' && isAligned(all, 8) ? asFloat(value[1]) : undefined
  if (float === undefined) return all
  return ['f64.store', ...rest.slice(0, -2), to, ['f64.const', float]]
}

/** wasm2js can use a typed array then; else it goes byte by byte. */
const isAligned = (access, bytes) => (attribute(access, 'align') ?? 8) >= bytes

const attribute = (access, name) => {
  const [, value] = access.map((part) => String(part).match(`^${name}=(\\d+)$`)).find(Boolean) ?? []
  return value && Number(value)
}

function address(base, access) {
  const offset = attribute(access, 'offset')
  return offset ? ['i32.add', base, ['i32.const', String(offset)]] : base
}

/** Nothing if it is no usual number: NaN may lose its bits, and numbers next to zero would only look odd. */
function asFloat(integer) {
  const view = new DataView(new ArrayBuffer(8))
  view.setBigInt64(0, BigInt(integer))
  const float = view.getFloat64(0)
  const isUsual = Object.is(float, 0) || Math.abs(float) >= 2 ** -1022
  if (isUsual) return String(float).replace('Infinity', 'inf')
}

/** S-expressions as nested lists of words. */
function parsed(text) {
  const open = [[]]
  for (const [word] of text.matchAll(/"(?:[^"\\]|\\.)*"|;;.*|[()]|[^\s()]+/g)) {
    if (word === '(') open.push([])
    else if (word === ')') open.at(-2).push(open.pop())
    else if (!word.startsWith(';;')) open.at(-1).push(word)
  }
  return open[0]
}

const printed = (expression) =>
  Array.isArray(expression) ? `(${expression.map(printed).join(' ')})` : expression
