// Texts as UTF-8 carries them.

const PAIR_OR_LONE = /[\ud800-\udbff][\udc00-\udfff]|[\ud800-\udfff]/g

/**
 * A text without lone surrogates, which UTF-8 cannot carry: each becomes U+FFFD.
 * @param {string} text
 */
export function wellFormed(text) {
  return text.replace(PAIR_OR_LONE, (found) => (found.length > 1 ? found : '\ufffd'))
}

/**
 * How many bytes of UTF-8 a text without lone surrogates has.
 * @param {string} text
 */
export function byteLength(text) {
  let bytes = text.length
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i)
    // Each half of a pair counts for two of its four bytes.
    if (unit > 0x7f) bytes += unit < 0x800 || (unit & 0xf800) === 0xd800 ? 1 : 2
  }
  return bytes
}
