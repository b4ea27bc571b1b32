// IP addresses: all the forms that the URL standard reads, and the one that it writes.

/**
 * One to four numbers, each decimal, octal or hexadecimal; the last one fills what is left of the address.
 * @param {string} text
 * @returns {number} NaN if it is no address
 */
function valueOf(text) {
  if (!/^((0x[\da-f]*|0[0-7]*|[1-9]\d*)(\.|$)){1,4}$/.test(text)) return NaN
  const parts = text.replace(/\.$/, '').split('.')
  return parts.reduce((value, part, i, { length }) => {
    // With 0, parseInt() finds out itself whether a number is hexadecimal.
    const number = parseInt(part, /^0\d/.test(part) ? 8 : 0) || 0
    const limit = 256 ** (i < length - 1 ? 1 : 5 - length)
    return number < limit ? value * limit + number : NaN
  }, 0)
}

/** @param {number} value */
function dotted(value) {
  return [24, 16, 8, 0].map((shift) => (value >>> shift) & 255).join('.')
}

/**
 * @param {string} text a name that ends in a number
 * @returns {string} '' if it is no address
 */
export function ipv4(text) {
  const value = valueOf(text)
  return value >= 0 ? dotted(value) : ''
}

/**
 * @param {string} text what stands in the brackets, in lowercase
 * @returns {string} in brackets; '' if it is no address
 */
export function ipv6(text) {
  const pieces = text.replace(/[^:]*\.[^:]*$/, (end) => {
    const value = valueOf(end)
    const hex = `${(value >>> 16).toString(16)}:${(value & 65535).toString(16)}`
    return dotted(value) === end ? hex : end
  })
  const count = pieces.split(/\w+/).length - 1
  // Each piece after a colon, so that a piece that is zero is always ":0".
  const zeros = ':0:0:0:0:0:0:0:0'.slice(2 * count) || '-'
  const full = `:${pieces}`.replace(/(\b|^:):(:$|(?=:\w))/, zeros)
  if (!/^(:[\da-f]{1,4}){8}$/.test(full)) return ''
  const short = full
    .replace(/\b0+\B/g, '')
    // The first run of zeros that no later one exceeds.
    .replace(/((:0){2,})(?!.*\1:0):?/, '::')
    .replace(/^:\b/, '')
  return `[${short}]`
}
