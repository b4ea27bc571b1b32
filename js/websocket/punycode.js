// Punycode, RFC 3492: labels in any script as letters, digits and hyphens.

/** @param {string} character one unit, or two surrogates */
function codeOf(character) {
  const code = character.charCodeAt(0)
  return character[1] ? (code << 10) + character.charCodeAt(1) - 0x35fdc00 : code
}

/**
 * How DNS knows a label. Labels in ASCII stay as they are.
 * @param {string} label
 */
export function toPunycode(label) {
  const basic = label.replace(/[^\0-\x7f]+/g, '')
  if (basic === label) return label
  const codes = (label.match(/[\ud800-\udbff]?[^]/g) || []).map(codeOf)
  let text = `xn--${basic}${basic && '-'}`
  let count = basic.length
  let damp = 700
  let delta = 0
  let bias = 72
  let next = 128

  /** @param {number} digit */
  const add = (digit) => (text += ((digit + 10) % 36).toString(36))

  /** Writes how far it is to the next character, with digits whose worth depends on the numbers so far. */
  const write = () => {
    let k = 36 - bias
    const limit = () => (k < 1 ? 1 : k < 26 ? k : 26)
    let number = delta
    for (; number >= limit(); k += 36) {
      const base = 36 - limit()
      number -= limit()
      add(limit() + (number % base))
      number = (number / base) | 0
    }
    add(number)
    delta = (delta / damp) | 0
    delta += (delta / ++count) | 0
    for (bias = 0; delta > 455; bias += 36) delta = (delta / 35) | 0
    bias += ((36 * delta) / (delta + 38)) | 0
    damp = 2
    delta = 0
  }

  const sorted = codes.slice().sort((a, b) => a - b)
  sorted.forEach((code) => {
    if (code < next) return
    delta += (code - next) * (count + 1)
    next = code + 1
    codes.forEach((other) => {
      if (other < code) delta++
      if (other === code) write()
    })
    delta++
  })
  return text
}
